package candor.command.evidence;

import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.platform.edge.CommandEdge;
import candor.platform.edge.CommandEndpoint;
import candor.platform.evidence.EvidenceIntake;
import candor.platform.evidence.KeptFile;
import candor.platform.evidence.StatedDigest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes files as raw bodies. What is said about a file stands in headers, because its name may name a person and addresses are written down
 * on the way. First the file is durable, then the command names it.
 */
@RestController
public class EvidenceUploads {
    private final EvidenceIntake intake;
    private final CommandEdge edge;
    private final LedgerReader ledger;

    EvidenceUploads(EvidenceIntake intake, CommandEdge edge, MongoLedger ledger) {
        this.intake = intake;
        this.edge = edge;
        this.ledger = ledger.reader();
    }

    /**
     * What was taken in.
     *
     * @param evidence the item
     * @param digest SHA-256 of the file as the server computed it, 64 hexadecimal digits
     * @param size in bytes
     */
    record Taken(String evidence, String digest, long size, Accepted accepted) {}

    @PostMapping(path = "/api/incidents/{incident}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Taken> collect(
            @PathVariable String incident,
            Actor actor,
            @RequestHeader(name = CommandEndpoint.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestHeader(name = StatedDigest.REPRESENTATION, required = false) @Nullable String representation,
            @RequestHeader(name = StatedDigest.CONTENT, required = false) @Nullable String content,
            @RequestHeader HttpHeaders headers,
            InputStream body)
            throws IOException {
        CommandRights.require(actor, CollectEvidence.class);
        ObjectNode said = FileHeaders.of(headers);
        KeptFile file = intake.take(body, StatedDigest.read(representation, content).orElse(null));
        said.put("size", file.size()).put("contentDigest", file.digest());
        Accepted accepted = edge.issue(CollectEvidence.class, Map.of("incident", incident), said, actor, CommandEndpoint.key(key), OptionalLong.empty());
        String evidence = evidence(accepted);
        return ResponseEntity.created(URI.create("/api/evidence/" + evidence)).body(new Taken(evidence, file.digest(), file.size(), accepted));
    }

    /** Shows what was recorded as a digest only. */
    @PostMapping(path = "/api/evidence/{evidence}/content", produces = MediaType.APPLICATION_JSON_VALUE)
    Taken open(
            @PathVariable String evidence,
            Actor actor,
            @RequestHeader(name = CommandEndpoint.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            InputStream body)
            throws IOException {
        CommandRights.require(actor, OpenEvidence.class);
        KeptFile file = intake.take(body, null);
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("contentDigest", file.digest()).put("size", file.size());
        Accepted accepted = edge.issue(OpenEvidence.class, Map.of("evidence", evidence), shown, actor, CommandEndpoint.key(key), OptionalLong.empty());
        return new Taken(evidence, file.digest(), file.size(), accepted);
    }

    /** The entry knows it, also where this is the answer to a repetition. */
    private String evidence(Accepted accepted) {
        String tag = "evidence:";
        return ledger.entry(accepted.events().getFirst().position()).stream().flatMap(entry -> entry.entry().content().tags().stream())
                .filter(each -> each.startsWith(tag)).findFirst().orElseThrow().substring(tag.length());
    }
}
