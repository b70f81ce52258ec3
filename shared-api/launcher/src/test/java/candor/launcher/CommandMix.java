package candor.launcher;

import candor.launcher.Api.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an incident is told over HTTP while people work on it: notes above all, and sources, scope, decisions and containment beside them. */
final class CommandMix {
    private static final Map<String, String> BODIES = Map.of(
            "add-note", "{\"text\":\"The acquirer confirms the pattern of call %d\"}",
            "record-source", "{\"source\":\"https://status.example/%d\",\"says\":\"Payments are paused\"}",
            "assess-scope", "{\"assertedBy\":\"ORGANISATION\",\"cells\":[],\"persons\":{\"likely\":%d},\"records\":{},\"basis\":\"Log of the payment page\"}",
            "record-decision", "{\"question\":\"Take the page down?\",\"options\":\"Yes\\nNo\",\"choice\":\"Yes\",\"rationale\":\"Reason %d\",\"asKnownAt\":1}",
            "record-containment", "{\"outcome\":\"PARTLY\",\"measures\":\"Rule %d is in place\"}");
    private static final List<String> DRAWN = List.of(
            "add-note", "add-note", "add-note", "add-note", "record-source", "record-source", "assess-scope", "record-decision", "record-containment");

    private final Api api;

    CommandMix(Api api) {
        this.api = api;
    }

    /** Declares an incident. @return its id */
    String declare(int number) throws IOException, InterruptedException {
        Answer declared = api.post("/api/incidents", "declare-" + number, "{\"kind\":\"INCIDENT\",\"summary\":\"Cards leak at shop " + number + "\"}");
        return declared.body().path("events").path(0).path("stream").asText().substring("incident:".length());
    }

    /** Tells an incident the {@code number}-th thing of the mix. */
    Answer tell(String incident, int number) throws IOException, InterruptedException {
        return tell(incident, DRAWN.get(number % DRAWN.size()), number);
    }

    Answer note(String incident, int number) throws IOException, InterruptedException {
        return tell(incident, DRAWN.getFirst(), number);
    }

    private Answer tell(String incident, String command, int number) throws IOException, InterruptedException {
        return api.post("/api/incidents/" + incident + "/" + command, "said-" + number, String.format(Locale.ROOT, BODIES.getOrDefault(command, ""), number));
    }
}
