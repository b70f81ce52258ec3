package candor.query.task;

import candor.access.NamedAccount;
import candor.ledger.mongodb.codec.StoredJson;
import candor.sealing.FreeText;
import candor.task.DueOffset;
import candor.task.Phase;
import candor.task.PlaybookStep;
import candor.task.PlaybookView.Version;
import candor.task.Responsibility;
import candor.testimony.Testimony;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The playbook for a breach at an online shop that comes with the product. It is offered, and never loaded by itself. It stands in the form in
 * which {@code PublishPlaybook} is sent to the API.
 */
final class ShippedPlaybook {
    /** Always the same, so that it is published once. */
    static final String ID = "online-shop-breach";

    private static final String FILE = "/playbooks/online-shop-breach.json";

    private ShippedPlaybook() {}

    /** The body of the command that publishes it as a first version. */
    static ObjectNode body() {
        try (InputStream file = Objects.requireNonNull(ShippedPlaybook.class.getResourceAsStream(FILE), FILE)) {
            return (ObjectNode) StoredJson.mapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException("the playbook that comes with the product cannot be read", e);
        }
    }

    /** As a page shows it before it is published. */
    static Version version() {
        JsonNode body = body();
        List<PlaybookStep> steps = new ArrayList<>();
        body.get("steps").forEach(step -> steps.add(step(step)));
        var nobody = new Testimony(null, null, null, null, Instant.EPOCH, new NamedAccount("", null));
        return new Version(1, FreeText.of(body.get("title").textValue()), FreeText.of(body.get("summary").textValue()), null, null, null, steps, nobody);
    }

    private static PlaybookStep step(JsonNode step) {
        JsonNode due = step.get("due");
        List<String> after = new ArrayList<>();
        step.path("after").forEach(key -> after.add(key.textValue()));
        return new PlaybookStep(
                step.get("key").textValue(), FreeText.of(step.get("title").textValue()), FreeText.of(step.get("instruction").textValue()),
                Phase.valueOf(step.get("phase").textValue()), Responsibility.valueOf(step.get("responsibility").textValue()),
                due == null ? null : StoredJson.mapper().convertValue(due, DueOffset.class), after);
    }
}
