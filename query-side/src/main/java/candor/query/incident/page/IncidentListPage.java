package candor.query.incident.page;

import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentFilter;
import candor.incident.IncidentKind;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentState;
import candor.incident.Severity;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.platform.sample.SampleSwitch;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of incidents, and the way from a reference to its page. */
@ConsolePage
public class IncidentListPage {
    private static final int ROWS = 50;
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Queries queries;
    private final Reader reader;
    private final ObjectProvider<SampleSwitch> samples;

    public IncidentListPage(Queries queries, Reader reader, ObjectProvider<SampleSwitch> samples) {
        this.queries = queries;
        this.reader = reader;
        this.samples = samples;
    }

    @GetMapping("/incidents")
    ModelAndView list(Search search, @RequestParam(required = false) @Nullable String after) {
        Actor actor = reader.who(ReadRights::incidents);
        var page = queries.ask(new FindIncidents(search.filter(), blankToNull(after), ROWS));
        return new ModelAndView("incidents")
                .addObject("page", page)
                .addObject("search", search)
                .addObject("states", IncidentState.values())
                .addObject("kinds", IncidentKind.values())
                .addObject("severities", Severity.values())
                .addObject("first", blankToNull(after) == null)
                .addObject("mayDeclare", CommandRights.permits(actor, DeclareIncident.class))
                .addObject("mayLoadSample", samples.stream().anyMatch(sample -> !sample.isSample()));
    }

    /** Where a citation such as INC-2026-0007/12 leads. */
    @GetMapping({"/references/{reference}", "/references/{reference}/{ordinal:[0-9]+}"})
    String cited(@PathVariable String reference, @PathVariable(required = false) @Nullable Long ordinal) {
        reader.who(ReadRights::incidents);
        String incident = queries.ask(new FindIncidentByReference(reference.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new NotFound("There is no incident with this reference in this ledger."));
        return "redirect:/incidents/" + incident + (ordinal == null ? "" : "/entries/" + ordinal);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** What the list is filtered by, as typed. */
    record Search(
            @Nullable IncidentState state,
            @Nullable IncidentKind kind,
            @Nullable Severity severity,
            @Nullable String origin,
            @Nullable String reference,
            @Nullable String year) {

        IncidentFilter filter() {
            String typed = blankToNull(reference);
            String stated = blankToNull(year);
            return new IncidentFilter(
                    state, kind, severity, blankToNull(origin),
                    typed == null ? null : typed.strip().toUpperCase(Locale.ROOT),
                    stated == null || !YEAR.matcher(stated).matches() ? null : Integer.valueOf(stated));
        }

        /** The same filter from a row on. */
        public String address(@Nullable String after) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/incidents");
            add(address, "state", state == null ? null : state.name());
            add(address, "kind", kind == null ? null : kind.name());
            add(address, "severity", severity == null ? null : severity.name());
            add(address, "origin", origin);
            add(address, "reference", reference);
            add(address, "year", year);
            add(address, "after", after);
            return address.encode().toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
            if (blankToNull(value) != null) {
                address.queryParam(name, value);
            }
        }

        /** Whether anything is left out of the list. */
        public boolean isNarrow() {
            return !filter().equals(IncidentFilter.ALL);
        }
    }
}
