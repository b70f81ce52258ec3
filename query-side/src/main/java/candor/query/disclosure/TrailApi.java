package candor.query.disclosure;

import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureQuery.FindTrails;
import candor.disclosure.TrailRow;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Exports trails over HTTP. */
@RestController
class TrailApi {
    private static final String ZIP = "application/zip";
    private final TrailExports exports;
    private final Queries queries;

    TrailApi(TrailExports exports, Queries queries) {
        this.exports = exports;
        this.queries = queries;
    }

    /**
     * What an export is asked for.
     *
     * @param policy authority (default), auditor, insurer or public
     * @param complete whether the whole log comes with it; for auditors
     * @param nonce the recipient's own, where they sent one
     */
    record Body(String recipient, @Nullable String policy, @Nullable Boolean complete, @Nullable String nonce) {}

    @PostMapping(path = "/api/incidents/{incident}/trails", produces = ZIP)
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable String incident,
            @RequestBody Body body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Actor actor)
            throws IOException {
        CommandRights.require(actor, ExportTrail.class);
        TrailOrder order = TrailOrder.of(body.policy(), Boolean.TRUE.equals(body.complete()));
        return zip(exports.export(identifier(key, actor), incident, body.recipient(), body.nonce(), order, actor));
    }

    @GetMapping(path = "/api/incidents/{incident}/trails/{trail}", produces = ZIP)
    ResponseEntity<StreamingResponseBody> again(@PathVariable String incident, @PathVariable String trail, Actor actor) throws IOException {
        CommandRights.require(actor, ExportTrail.class);
        return zip(exports.again(incident, trail, actor));
    }

    @GetMapping("/api/incidents/{incident}/trails")
    List<TrailRow> list(@PathVariable String incident, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return queries.ask(new FindTrails(incident));
    }

    /** The same key gives the same trail. */
    private static String identifier(@Nullable String key, Actor actor) {
        return key == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((actor.account() + "/" + key).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static ResponseEntity<StreamingResponseBody> zip(TrailExporter.Recorded recorded) {
        StreamingResponseBody body = out -> {
            try (recorded) {
                recorded.write(out);
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(recorded.fileName()).build().toString())
                .body(body);
    }
}
