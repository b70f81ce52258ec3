package candor.query.evidence;

import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.evidence.EvidenceQuery.FindEvidence;
import candor.evidence.EvidenceQuery.FindEvidenceItem;
import candor.evidence.EvidenceState;
import candor.evidence.EvidenceView;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentRow;
import candor.incident.IncidentView;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.platform.command.EventReceipt;
import candor.query.Projected;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Part;
import candor.query.console.Reader;
import candor.query.console.form.CommandForms;
import candor.query.console.form.Labels;
import candor.query.incident.PrivilegeSight;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The evidence of an incident, and the page of one item with the line of hands it went through. */
@ConsolePage
public class EvidencePages {
    private final Queries queries;
    private final Reader reader;
    private final EvidenceActs acts;
    private final EvidenceFileDesk desk;

    EvidencePages(Queries queries, Reader reader, Labels labels, EvidenceFileDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.acts = new EvidenceActs(labels);
        this.desk = desk;
    }

    @GetMapping("/incidents/{incident}/evidence")
    ModelAndView list(@PathVariable String incident, @RequestParam(defaultValue = "0") int from) {
        Actor actor = reader.who(ReadRights::incidents);
        IncidentView whole = incident(incident);
        var part = new Part<>(EvidenceSight.of(actor, whole).shown(queries.ask(new FindEvidence(incident))), from);
        return new ModelAndView("evidence")
                .addObject("row", line(whole, actor))
                .addObject("part", part)
                .addObject("items", part.items())
                .addObject("mayCollect", CommandRights.permits(actor, CollectEvidence.class));
    }

    @GetMapping("/evidence/{evidence}")
    ModelAndView show(@PathVariable String evidence, @RequestParam(required = false) @Nullable String looked) {
        Actor actor = reader.who(ReadRights::incidents);
        EvidenceView found = view(evidence);
        IncidentView whole = incident(found.row().incident());
        EvidenceView view = EvidenceSight.of(actor, whole).shown(found);
        return new ModelAndView("evidence-item")
                .addObject("view", view)
                .addObject("item", view.row())
                .addObject("row", line(whole, actor))
                .addObject("acts", acts.of(view.row(), actor))
                .addObject("looked", looked != null)
                .addObject("mayVerify", view.row().state() == EvidenceState.KEPT && CommandRights.permits(actor, RecordEvidenceVerification.class))
                .addObject("key", UUID.randomUUID().toString());
    }

    @GetMapping("/evidence/{evidence}/content")
    void content(@PathVariable String evidence, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Actor actor = reader.who(ReadRights::incidents);
        desk.download().send(view(evidence).row(), actor, request, response);
    }

    @PostMapping("/evidence/{evidence}/verify")
    String verify(@PathVariable String evidence, @RequestParam(CommandForms.KEY) String key) throws IOException {
        Actor actor = reader.who(ReadRights::incidents);
        EvidenceCheck.Finding finding = desk.check().verify(view(evidence).row(), actor, key);
        finding.accepted().events().stream().mapToLong(EventReceipt::position).max().ifPresent(desk.projected()::await);
        return "redirect:/evidence/" + evidence + "?looked";
    }

    private EvidenceView view(String evidence) {
        return queries.ask(new FindEvidenceItem(evidence)).orElseThrow(() -> new NotFound("There is no such item of evidence in this ledger."));
    }

    private IncidentView incident(String incident) {
        return queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger."));
    }

    /** As the actor may see it. */
    private static IncidentRow line(IncidentView incident, Actor actor) {
        return PrivilegeSight.of(actor, () -> incident).shown(incident).row();
    }

    /**
     * What the pages need of files.
     *
     * @param projected waits until what was recorded shows
     */
    record EvidenceFileDesk(EvidenceDownload download, EvidenceCheck check, Projected projected) {}
}
