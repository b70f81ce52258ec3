package candor.command.incident.alert;

import candor.incident.AlertWay;
import candor.incident.DeliveryOutcome;
import candor.platform.alert.AlertTeams;
import candor.platform.alert.ReachableTeam;
import candor.platform.alert.ReachableTeam.Webhook;
import candor.platform.mail.Mailer;
import candor.platform.mail.NotSent;
import candor.platform.webhook.OutgoingWebhook;
import candor.platform.webhook.OutgoingWebhook.Answer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands one message over and says what became of it. */
final class AlertPost {
    private final AlertMessages messages;
    private final AlertTeams teams;
    private final Ways ways;
    private final InstantSource clock;

    /** How messages get out. */
    record Ways(Mailer mailer, OutgoingWebhook webhook) {}

    AlertPost(AlertMessages messages, AlertTeams teams, Ways ways, InstantSource clock) {
        this.messages = messages;
        this.teams = teams;
        this.ways = ways;
        this.clock = clock;
    }

    /** @param status code of the receiver; absent where there was none */
    record Became(DeliveryOutcome outcome, @Nullable Long status) {}

    Became hand(Ready ready) {
        return ready.dispatched().way() == AlertWay.MAIL ? mail(ready) : webhook(ready);
    }

    private Became mail(Ready ready) {
        try {
            ways.mailer().send(messages.letter(ready));
            return new Became(DeliveryOutcome.HANDED_OVER, null);
        } catch (NotSent e) {
            return new Became(e.perhapsSent() ? DeliveryOutcome.PERHAPS_SENT : DeliveryOutcome.NOT_ACCEPTED, null);
        }
    }

    private Became webhook(Ready ready) {
        Optional<Webhook> target = Optional.ofNullable(ready.dispatched().team()).flatMap(teams::find).flatMap(ReachableTeam::pager);
        if (target.isEmpty()) {
            return new Became(DeliveryOutcome.NOT_SET_UP, null);
        }
        Instant now = clock.instant();
        Answer answer = ways.webhook().send(target.get().address(), target.get().secret(), ready.dispatched().delivery(), now, messages.body(ready, now));
        return new Became(outcome(answer), answer.status().isPresent() ? (long) answer.status().getAsInt() : null);
    }

    private static DeliveryOutcome outcome(Answer answer) {
        if (answer.isTaken()) {
            return DeliveryOutcome.HANDED_OVER;
        }
        if (answer.status().isPresent()) {
            return answer.isPassing() ? DeliveryOutcome.NOT_REACHED : DeliveryOutcome.NOT_ACCEPTED;
        }
        return answer.mayHaveArrived() ? DeliveryOutcome.PERHAPS_SENT : DeliveryOutcome.NOT_REACHED;
    }
}
