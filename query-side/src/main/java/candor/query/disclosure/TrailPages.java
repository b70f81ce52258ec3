package candor.query.disclosure;

import candor.RuleViolation;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureQuery.FindTrails;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentView;
import candor.ledger.verify.VerifierPage;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.Sentences;
import candor.query.incident.PrivilegeSight;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Gives out the trail of an incident, and says how whoever gets it can verify it without us. */
@ConsolePage
public class TrailPages {
    private final TrailExports exports;
    private final Queries queries;
    private final Reader reader;

    public TrailPages(TrailExports exports, Queries queries, Reader reader) {
        this.exports = exports;
        this.queries = queries;
        this.reader = reader;
    }

    @GetMapping("/incidents/{incident}/export")
    ModelAndView show(@PathVariable String incident) {
        return page(incident, "", null, UUID.randomUUID().toString(), null);
    }

    /** The file itself, or the page again with the reason why there is none. */
    @PostMapping("/incidents/{incident}/export")
    @Nullable ModelAndView export(
            @PathVariable String incident,
            @RequestParam String recipient,
            @RequestParam(defaultValue = "authority") String policy,
            @RequestParam(defaultValue = "false") boolean complete,
            @RequestParam(required = false) @Nullable String nonce,
            @RequestParam("_key") String key,
            HttpServletResponse response)
            throws IOException {
        Actor actor = reader.actor();
        try {
            CommandRights.require(actor, ExportTrail.class);
            String trail = UUID.nameUUIDFromBytes((actor.account() + "/" + key).getBytes(StandardCharsets.UTF_8)).toString();
            String theirs = nonce == null || nonce.isBlank() ? null : nonce.strip();
            send(exports.export(trail, incident, recipient.strip(), theirs, TrailOrder.of(policy, complete), actor), response);
            return null;
        } catch (RuleViolation refusal) {
            ModelAndView again = page(incident, recipient, nonce, key, Sentences.whole(refusal.sentence()));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
    }

    @GetMapping("/incidents/{incident}/trails/{trail}")
    void again(@PathVariable String incident, @PathVariable String trail, HttpServletResponse response) throws IOException {
        Actor actor = reader.actor();
        CommandRights.require(actor, ExportTrail.class);
        send(exports.again(incident, trail, actor), response);
    }

    /** To be saved and handed on: it is opened from the disk, where it can ask nothing of any network. */
    @GetMapping("/" + VerifierPage.FILE_NAME)
    ResponseEntity<byte[]> verifier() throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(VerifierPage.FILE_NAME).build().toString())
                .body(VerifierPage.bytes());
    }

    private static void send(TrailExporter.Recorded recorded, HttpServletResponse response) throws IOException {
        try (recorded) {
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(recorded.fileName()).build().toString());
            recorded.write(response.getOutputStream());
        }
    }

    private ModelAndView page(String incident, String recipient, @Nullable String nonce, String key, @Nullable String refusal) {
        Actor actor = reader.who(ReadRights::incidents);
        IncidentView view = queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger."));
        return new ModelAndView("export")
                .addObject("row", PrivilegeSight.of(actor, () -> view).shown(view).row())
                .addObject("trails", queries.ask(new FindTrails(incident)))
                .addObject("policies", RedactionPolicy.values())
                .addObject("recipient", recipient)
                .addObject("nonce", nonce)
                .addObject("key", key)
                .addObject("refusal", refusal)
                .addObject("mayExportLog", TrailOrder.mayOrderComplete(actor))
                .addObject("mayExport", CommandRights.permits(actor, ExportTrail.class));
    }
}
