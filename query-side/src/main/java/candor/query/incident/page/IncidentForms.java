package candor.query.incident.page;

import candor.DomainCommand;
import candor.UuidV7;
import candor.incident.AlertCommand;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentView;
import candor.incident.JoinCommand.SplitIncident;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.SeverityCommand.AssessSeverity;
import candor.incident.TimelineEntry;
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
import candor.query.console.form.Labels;
import candor.query.incident.PrivilegeSight;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms of an incident's commands. */
@ConsolePage
public class IncidentForms {
    private static final List<String> NUMBERED = List.of("action", "alert", "demand", "engagement", "privilege");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Queries queries;
    private final Reader reader;
    private final FormPage page;
    private final FormDesk desk;
    private final IncidentActs acts;
    private final Entries entries;

    public IncidentForms(Queries queries, Reader reader, FormPage page, FormDesk desk, Labels labels) {
        this.queries = queries;
        this.reader = reader;
        this.page = page;
        this.desk = desk;
        this.acts = new IncidentActs(labels);
        this.entries = new Entries(queries);
    }

    @GetMapping("/incidents/new")
    ModelAndView declare() {
        CommandRights.require(reader.actor(), DeclareIncident.class);
        return page.fresh(declaring(), FormValues.of(Map.of("kind", IncidentKind.INCIDENT.name())));
    }

    @PostMapping("/incidents/new")
    ModelAndView declare(@RequestParam MultiValueMap<String, String> typed) {
        return switch (desk.hand(DeclareIncident.class, Map.of(), new FormValues(typed))) {
            case Handed.Done done -> new ModelAndView("redirect:/incidents/" + id(done));
            case Handed.Again again -> page.again(declaring(), again);
        };
    }

    private static Dialog declaring() {
        return new Dialog(DeclareIncident.class, "/incidents/new", "/incidents", null);
    }

    private static String id(Handed.Done done) {
        return done.accepted().events().getFirst().stream().replaceFirst("^incident:", "");
    }

    @GetMapping("/incidents/{incident}/do/{command}")
    ModelAndView open(@PathVariable String incident, @PathVariable String command, @RequestParam(required = false) @Nullable Long entry, @RequestParam(required = false) @Nullable Long number) {
        reader.who(ReadRights::incidents);
        IncidentView view = view(incident);
        Class<? extends DomainCommand> type = type(command);
        CommandRights.require(reader.actor(), type);
        Optional<TimelineEntry> about = entry == null ? Optional.empty() : entry(view, entry);
        return dressed(page.fresh(dialog(view, type, command, entry), prefilled(view, type, about, number)), view, type, about, List.of());
    }

    @PostMapping("/incidents/{incident}/do/{command}")
    ModelAndView hand(@PathVariable String incident, @PathVariable String command, @RequestParam(required = false) @Nullable Long entry, @RequestParam MultiValueMap<String, String> typed) {
        Class<? extends DomainCommand> type = type(command);
        return switch (desk.hand(type, Map.of("incident", incident), new FormValues(typed), this::named)) {
            case Handed.Done done -> new ModelAndView("redirect:" + after(view(incident), done));
            case Handed.Again again -> again(view(incident), type, command, entry, again);
        };
    }

    /** People name the other incident by its reference. */
    private ObjectNode named(ObjectNode body) {
        String reference = body.path("into").asText("").strip().toUpperCase(Locale.ROOT);
        if (!reference.isEmpty()) {
            queries.ask(new FindIncidentByReference(reference)).ifPresent(other -> body.put("into", other));
        }
        return body;
    }

    private static String newIncident() {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        return UuidV7.of(Instant.now(), random).toString();
    }

    private ModelAndView again(IncidentView view, Class<? extends DomainCommand> type, String command, @Nullable Long entry, Handed.Again again) {
        Optional<TimelineEntry> about = entry == null ? Optional.empty() : entry(view, entry);
        List<TimelineEntry> newer = again.newer().stream().flatMap(ordinal -> entry(view, ordinal).stream()).toList();
        ModelAndView shown = dressed(page.again(dialog(view, type, command, entry), again), view, type, about, newer);
        if (type == AssessSeverity.class) {
            shown.addObject("preview", SeverityPreview.of(again.values()).orElse(null)).addObject("previewed", again.sentence() == null);
        }
        return shown;
    }

    private static String after(IncidentView view, Handed.Done done) {
        OptionalLong ordinal = done.accepted().lastOrdinal("incident:" + view.row().incident());
        return ordinal.isPresent() ? IncidentPages.at(view, ordinal.getAsLong()) : "/incidents/" + view.row().incident();
    }

    private static Dialog dialog(IncidentView view, Class<? extends DomainCommand> type, String command, @Nullable Long entry) {
        String home = "/incidents/" + view.row().incident();
        Long seen = IncidentActs.isDecidedOnWhatWasSeen(type) ? view.row().lastOrdinal() : null;
        return new Dialog(type, home + "/do/" + command + (entry == null ? "" : "?entry=" + entry), entry == null ? home : IncidentPages.at(view, entry), seen);
    }

    private FormValues prefilled(IncidentView view, Class<? extends DomainCommand> type, Optional<TimelineEntry> about, @Nullable Long number) {
        Map<String, String> values = new HashMap<>();
        values.put("asKnownAt", String.valueOf(view.row().lastOrdinal()));
        Optional.ofNullable(number).ifPresent(chosen -> NUMBERED.forEach(component -> values.put(component, String.valueOf(chosen))));
        if (type == SplitIncident.class) {
            values.put("other", newIncident());
        } else if (type == AlertTeam.class) {
            values.put("escalateAfter", String.valueOf(AlertCommand.USUAL_WAIT));
        }
        about.ifPresent(entry -> {
            values.put("entry", String.valueOf(entry.ordinal()));
            entries.number(view, entry).ifPresent(own -> values.put(type == CorrectNote.class ? "note" : "supersedes", String.valueOf(own)));
            if (type == CorrectNote.class) {
                entry.texts().stream().filter(text -> text.component().equals("text")).flatMap(text -> text.text().text().stream()).forEach(text -> values.put("text", text));
            }
        });
        return FormValues.of(values);
    }

    private static ModelAndView dressed(ModelAndView page, IncidentView view, Class<? extends DomainCommand> type, Optional<TimelineEntry> about, List<TimelineEntry> newer) {
        return page.addObject("row", view.row())
                .addObject("entry", about.orElse(null))
                .addObject("newer", newer)
                .addObject("openItems", type == CloseIncident.class ? view.openItems() : List.of());
    }

    /** There is no edit: says why, and leads to what there is instead. */
    @GetMapping("/incidents/{incident}/entries/{ordinal:[0-9]+}/edit")
    ModelAndView edit(@PathVariable String incident, @PathVariable long ordinal) {
        reader.who(ReadRights::incidents);
        IncidentView view = view(incident);
        TimelineEntry entry = entry(view, ordinal).filter(IncidentActs::isWritten).orElseThrow(() -> new NotFound("There is no such note or decision in this incident."));
        return new ModelAndView("no-edit")
                .addObject("row", view.row())
                .addObject("entry", entry)
                .addObject("decision", IncidentActs.isDecision(entry))
                .addObject("instead", acts.insteadOfEdit(incident, entry))
                .addObject("back", IncidentPages.at(view, ordinal));
    }

    private IncidentView view(String incident) {
        IncidentView view = queries.ask(new FindIncident(incident, null)).orElseThrow(() -> new NotFound("There is no such incident in this ledger."));
        return PrivilegeSight.of(reader.actor(), () -> view).shown(view);
    }

    private Optional<TimelineEntry> entry(IncidentView view, long ordinal) {
        return entries.entry(view, ordinal, reader.actor());
    }

    private static Class<? extends DomainCommand> type(String command) {
        return IncidentActs.named(command).orElseThrow(() -> new NotFound("There is no such form."));
    }
}
