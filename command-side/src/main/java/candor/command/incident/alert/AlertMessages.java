package candor.command.incident.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.incident.AlertEvent.AlertDispatched;
import candor.platform.mail.ConsoleLinks;
import candor.platform.mail.Letter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What leaves the house: the reference of the incident, how severe it is judged to be, the number of the alert, the team, and where to read on. No
 * word of the message, no title and no name: mail and pagers are read by others.
 */
record AlertMessages(ConsoleLinks links) {

    Letter letter(Ready ready) {
        AlertDispatched told = ready.dispatched();
        String which = "alert " + told.alert() + " of " + ready.head().reference();
        String subject = (ready.head().drill() ? "Drill: " : "") + (told.step() == 0 ? "You are called: " : "Nobody has answered yet: ") + which + severity(ready);
        String text = """
                %s.

                Say that you have heard it: %s
                Read what it is about: %s

                Both ask you to sign in. What it is about is not in this mail.%s
                """.formatted(subject, links.to(acknowledging(told)), links.to(page(told)), told.team() == null ? "" : " It went to the team " + told.team() + ".");
        return new Letter("alert-" + told.delivery(), ready.addresses(), subject, text, List.of());
    }

    private static String severity(Ready ready) {
        return ready.head().severity() == null ? "" : " (severity " + ready.head().severity().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    /** In the form that Standard Webhooks recommends: type, timestamp, data. */
    byte[] body(Ready ready, Instant now) {
        AlertDispatched told = ready.dispatched();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("reference", ready.head().reference()).put("alert", told.alert()).put("step", told.step());
        if (ready.head().severity() != null) {
            data.put("severity", ready.head().severity().name());
        }
        data.put("team", told.team()).put("link", links.to(page(told))).put("acknowledge", links.to(acknowledging(told)));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", told.step() == 0 ? "incident.alert" : "incident.alert.escalated");
        body.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString()).set("data", data);
        return body.toString().getBytes(UTF_8);
    }

    private static String page(AlertDispatched told) {
        return "/incidents/" + told.incident() + "#team";
    }

    private static String acknowledging(AlertDispatched told) {
        return "/incidents/" + told.incident() + "/do/acknowledge-alert?number=" + told.alert();
    }
}
