package candor.query.evidence;

import candor.DomainCommand;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceQuery.FindEvidenceItem;
import candor.evidence.EvidenceRow;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentRow;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The forms with a file in them: to collect one, and to show what was recorded as a digest. They need no script. */
@ConsolePage
public class UploadForms {
    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final UploadDesk desk;

    UploadForms(Queries queries, Reader reader, FormPage page, UploadDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/incidents/{incident}/evidence/new")
    ModelAndView collect(@PathVariable String incident) {
        return form(collecting(incident), incident(incident), null, null);
    }

    @PostMapping("/incidents/{incident}/evidence")
    ModelAndView collect(@PathVariable String incident, @RequestParam("file") MultipartFile file, @RequestParam MultiValueMap<String, String> typed) throws IOException {
        require(CollectEvidence.class);
        return switch (desk.collect(incident, UploadDesk.Sent.of(file), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:/incidents/" + incident + "/evidence");
            case Handed.Again again -> form(collecting(incident), incident(incident), null, again);
        };
    }

    @GetMapping("/evidence/{evidence}/open")
    ModelAndView open(@PathVariable String evidence) {
        EvidenceRow item = item(evidence);
        return form(opening(evidence), incident(item.incident()), item, null);
    }

    @PostMapping("/evidence/{evidence}/open")
    ModelAndView open(@PathVariable String evidence, @RequestParam("file") MultipartFile file, @RequestParam MultiValueMap<String, String> typed) throws IOException {
        require(OpenEvidence.class);
        FormValues values = new FormValues(typed);
        UploadDesk.Sent sent = file.isEmpty() ? UploadDesk.Sent.of(values.raw("text")) : UploadDesk.Sent.of(file);
        EvidenceRow item = item(evidence);
        return switch (desk.open(evidence, sent, values)) {
            case Handed.Done _ -> new ModelAndView("redirect:/evidence/" + evidence + "?looked");
            case Handed.Again again -> form(opening(evidence), incident(item.incident()), item, again);
        };
    }

    private void require(Class<? extends DomainCommand> command) {
        CommandRights.require(reader.who(ReadRights::incidents), command);
    }

    private ModelAndView form(Dialog dialog, IncidentRow incident, @Nullable EvidenceRow item, Handed.@Nullable Again again) {
        require(dialog.command());
        ModelAndView form = again == null ? page.fresh(dialog, FormValues.of(Map.of("incident", incident.incident()))) : page.again(dialog, again);
        form.setViewName("evidence-upload");
        return form.addObject("row", incident).addObject("evidence", item).addObject("text", again == null ? "" : again.values().raw("text"));
    }

    private static Dialog collecting(String incident) {
        String home = "/incidents/" + incident + "/evidence";
        return new Dialog(CollectEvidence.class, home, home, null);
    }

    private static Dialog opening(String evidence) {
        return new Dialog(OpenEvidence.class, "/evidence/" + evidence + "/open", "/evidence/" + evidence, null);
    }

    private IncidentRow incident(String incident) {
        return queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger.")).row();
    }

    private EvidenceRow item(String evidence) {
        return queries.ask(new FindEvidenceItem(evidence)).orElseThrow(() -> new NotFound("There is no such item of evidence in this ledger.")).row();
    }
}
