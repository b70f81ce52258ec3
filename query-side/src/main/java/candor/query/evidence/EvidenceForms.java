package candor.query.evidence;

import candor.DomainCommand;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceQuery.FindEvidenceItem;
import candor.evidence.EvidenceRow;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentRow;
import candor.platform.command.CommandRights;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.Dialog;
import candor.query.console.FormDesk;
import candor.query.console.FormPage;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.FormValues;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms about evidence that hold no file. */
@ConsolePage
public class EvidenceForms {
    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;

    EvidenceForms(Queries queries, Reader reader, FormPage page, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
    }

    @GetMapping("/incidents/{incident}/evidence/digest")
    ModelAndView digest(@PathVariable String incident) {
        CommandRights.require(reader.who(ReadRights::incidents), RecordEvidenceDigest.class);
        return page.fresh(recording(incident), FormValues.of(Map.of("incident", incident))).addObject("row", incident(incident));
    }

    @PostMapping("/incidents/{incident}/evidence/digest")
    ModelAndView digest(@PathVariable String incident, @RequestParam MultiValueMap<String, String> typed) {
        typed.set("incident", incident);
        return switch (desk.hand(RecordEvidenceDigest.class, Map.of("incident", incident), new FormValues(typed), body -> body.without("incident"))) {
            case Handed.Done _ -> new ModelAndView("redirect:/incidents/" + incident + "/evidence");
            case Handed.Again again -> page.again(recording(incident), again).addObject("row", incident(incident));
        };
    }

    private static Dialog recording(String incident) {
        String home = "/incidents/" + incident + "/evidence";
        return new Dialog(RecordEvidenceDigest.class, home + "/digest", home, null);
    }

    @GetMapping("/evidence/{evidence}/do/{command}")
    ModelAndView open(@PathVariable String evidence, @PathVariable String command) {
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.who(ReadRights::incidents), type);
        return about(evidence, page.fresh(dialog(evidence, command, type), FormValues.NONE));
    }

    @PostMapping("/evidence/{evidence}/do/{command}")
    ModelAndView hand(@PathVariable String evidence, @PathVariable String command, @RequestParam MultiValueMap<String, String> typed) {
        Class<? extends DomainCommand> type = type(command);
        return switch (desk.hand(type, Map.of("evidence", evidence), new FormValues(typed))) {
            case Handed.Done _ -> new ModelAndView("redirect:/evidence/" + evidence);
            case Handed.Again again -> about(evidence, page.again(dialog(evidence, command, type), again));
        };
    }

    private ModelAndView about(String evidence, ModelAndView form) {
        EvidenceRow item = queries.ask(new FindEvidenceItem(evidence)).orElseThrow(() -> new NotFound("There is no such item of evidence in this ledger.")).row();
        return form.addObject("row", incident(item.incident())).addObject("evidence", item);
    }

    private static Dialog dialog(String evidence, String command, Class<? extends DomainCommand> type) {
        return new Dialog(type, "/evidence/" + evidence + "/do/" + command, "/evidence/" + evidence, null);
    }

    private IncidentRow incident(String incident) {
        return queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger.")).row();
    }

    private static Class<? extends DomainCommand> type(String command) {
        return EvidenceActs.named(command).orElseThrow(() -> new NotFound("There is no such form."));
    }
}
