package candor.query.incident.page;

import candor.RuleViolation;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentRow;
import candor.incident.IntelligenceCommand.ImportIndicators;
import candor.platform.command.CommandRights;
import candor.platform.edge.Problem;
import candor.platform.edge.Problems;
import candor.platform.intelligence.Intelligence;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.FormDesk;
import candor.query.console.Handed;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.CommandForms;
import candor.query.console.form.FormValues;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The form that takes a MISP event or a STIX bundle: first it shows what is in it, then that is recorded. It needs no script. */
@ConsolePage
public class IntakeForms {
    private static final String PATH = "/incidents/{incident}/import-indicators";
    private static final String PACKED = "packed";

    private final Queries queries;
    private final Reader reader;
    private final FormDesk desk;

    public IntakeForms(Queries queries, Reader reader, FormDesk desk) {
        this.queries = queries;
        this.reader = reader;
        this.desk = desk;
    }

    @GetMapping(PATH)
    ModelAndView choose(@PathVariable String incident) {
        return page(incident);
    }

    @PostMapping(PATH)
    ModelAndView show(@PathVariable String incident, @RequestParam("file") MultipartFile file) throws IOException {
        ModelAndView page = page(incident);
        try {
            String name = file.getOriginalFilename();
            return shown(page, PackedDocument.read(file), Map.of(CommandForms.KEY, UUID.randomUUID().toString())).addObject("name", name);
        } catch (RuleViolation refused) {
            return refused(page, refused);
        }
    }

    @PostMapping(PATH + "/record")
    ModelAndView record(@PathVariable String incident, @RequestParam MultiValueMap<String, String> typed) {
        FormValues values = new FormValues(typed);
        ModelAndView page = page(incident);
        try {
            String document = PackedDocument.unpack(values.raw(PACKED));
            return switch (desk.hand(ImportIndicators.class, Map.of("incident", incident), standingIn(values), body -> body.put("document", document))) {
                case Handed.Done done when done.accepted().events().isEmpty() -> page.addObject("nothingNew", true);
                case Handed.Done done -> new ModelAndView("redirect:/incidents/" + incident + "/entries/" + done.accepted().events().getFirst().ordinal());
                case Handed.Again again -> again(page, document, values, again);
            };
        } catch (RuleViolation refused) {
            return refused(page, refused);
        }
    }

    /** Lets the form be read; the document itself takes its place afterwards, letter by letter. */
    private static FormValues standingIn(FormValues values) {
        Map<String, List<String>> all = new HashMap<>(values.byName());
        all.put("document", List.of("-"));
        return new FormValues(all);
    }

    private static ModelAndView again(ModelAndView page, String document, FormValues values, Handed.Again again) {
        Map<String, String> kept = new HashMap<>(Map.of(CommandForms.KEY, values.text(CommandForms.KEY).orElseGet(() -> UUID.randomUUID().toString())));
        values.text("alsoUnmarked").ifPresent(ticked -> kept.put("alsoUnmarked", ticked));
        ModelAndView shown = shown(page, document, kept).addObject("refusal", again.sentence());
        shown.setStatus(again.status());
        return shown;
    }

    private static ModelAndView shown(ModelAndView page, String document, Map<String, String> values) {
        List<FoundKinds> found = Intelligence.read(document).stream().map(FoundKinds::of).toList();
        return page.addObject("found", found)
                .addObject("marked", found.stream().mapToLong(FoundKinds::marked).sum())
                .addObject("others", found.stream().mapToLong(FoundKinds::others).sum())
                .addObject("digest", Intelligence.digest(document))
                .addObject(PACKED, PackedDocument.pack(document))
                .addObject("key", values.get(CommandForms.KEY))
                .addObject("alsoUnmarked", values.containsKey("alsoUnmarked"));
    }

    private static ModelAndView refused(ModelAndView page, RuleViolation refused) {
        Problem problem = Problems.of(refused);
        page.setStatus(HttpStatusCode.valueOf(problem.status()));
        return page.addObject("refusal", refused.sentence());
    }

    private ModelAndView page(String incident) {
        CommandRights.require(reader.who(ReadRights::incidents), ImportIndicators.class);
        IncidentRow row = queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger.")).row();
        return new ModelAndView("intake").addObject("row", row);
    }
}
