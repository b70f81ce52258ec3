package candor.query.task;

import candor.access.NamedAccount;
import candor.ledger.mongodb.codec.StoredJson;
import candor.platform.edge.CommandReader;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookView.Version;
import candor.testimony.Testimony;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
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

    /** As a page shows it before it is published: read as the body of the command will be. */
    static Version version() {
        var reader = new CommandReader(InstantSource.system(), ZoneOffset.UTC, (_, value) -> value);
        var publish = (PublishPlaybook) reader.read(PublishPlaybook.class, Map.of("playbook", ID), body());
        var nobody = new Testimony(null, null, null, null, Instant.EPOCH, new NamedAccount("", null));
        return new Version(1, publish.title(), publish.summary(), null, null, null, publish.steps(), nobody);
    }
}
