package candor.query.evidence;

import candor.RuleViolation;
import candor.evidence.EvidenceQuery.FindEvidence;
import candor.evidence.EvidenceQuery.FindEvidenceItem;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceView;
import candor.platform.command.Actor;
import candor.platform.edge.CommandEndpoint;
import candor.query.Queries;
import candor.query.ReadRights;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Reads evidence over HTTP, its files among it. */
@RestController
class EvidenceApi {
    private final Queries queries;
    private final EvidenceDownload download;
    private final EvidenceCheck check;

    EvidenceApi(Queries queries, EvidenceDownload download, EvidenceCheck check) {
        this.queries = queries;
        this.download = download;
        this.check = check;
    }

    @GetMapping("/api/incidents/{incident}/evidence")
    List<EvidenceRow> list(@PathVariable String incident, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return EvidenceSight.of(actor, incident, queries).shown(queries.ask(new FindEvidence(incident)));
    }

    @GetMapping("/api/evidence/{evidence}")
    EvidenceView one(@PathVariable String evidence, Actor actor) {
        EvidenceView view = view(evidence, actor);
        return EvidenceSight.of(actor, view.row().incident(), queries).shown(view);
    }

    @GetMapping(path = "/api/evidence/{evidence}/content", produces = "application/octet-stream")
    void content(@PathVariable String evidence, Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        download.send(view(evidence, actor).row(), actor, request, response);
    }

    /** Hashes the file again, checks the entry against the log, and records what was found. */
    @PostMapping(path = "/api/evidence/{evidence}/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    EvidenceCheck.Finding verify(@PathVariable String evidence, Actor actor, @RequestHeader(name = CommandEndpoint.IDEMPOTENCY_KEY, required = false) @Nullable String key) throws IOException {
        return check.verify(view(evidence, actor).row(), actor, CommandEndpoint.key(key));
    }

    private EvidenceView view(String evidence, Actor actor) {
        ReadRights.require(ReadRights.incidents(actor));
        return queries.ask(new FindEvidenceItem(evidence))
                .orElseThrow(() -> new RuleViolation("evidence.not-found", "There is no such item of evidence: look for it in the list of its incident."));
    }
}
