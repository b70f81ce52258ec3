package candor.query.incident.page;

import candor.AsOf;
import candor.RuleViolation;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentQuery.FindNeedToKnow;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentView;
import candor.incident.NeedToKnowView;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.ledger.mongodb.LedgerReader;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.ReadRights;
import candor.query.console.Act;
import candor.query.console.ConsolePage;
import candor.query.console.NotFound;
import candor.query.console.Reader;
import candor.query.console.form.Labels;
import candor.query.incident.PrivilegeSight;
import candor.query.incident.ScopeGrowth;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The page of one incident. */
@ConsolePage
public class IncidentPages {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]{3}-[0-9]{4}-[0-9]{4,18}");

    private final Queries queries;
    private final Reader reader;
    private final LedgerReader ledger;
    private final ZoneId zone;
    private final IncidentActs acts;

    public IncidentPages(Queries queries, Reader reader, LedgerReader ledger, ZoneId zone, Labels labels) {
        this.queries = queries;
        this.reader = reader;
        this.ledger = ledger;
        this.zone = zone;
        this.acts = new IncidentActs(labels);
    }

    @GetMapping("/incidents/{incident}")
    ModelAndView show(@PathVariable String incident, Looking looking) {
        Actor actor = reader.who(ReadRights::incidents);
        if (REFERENCE.matcher(incident).matches()) {
            return named(incident);
        }
        AsOf asOf = looking.asOf(zone);
        IncidentView whole = view(incident, asOf);
        PrivilegeSight sight = PrivilegeSight.of(actor, () -> asOf == null ? whole : view(incident, null));
        IncidentView view = sight.shown(whole);
        TimelinePage timeline = sight.shown(timeline(incident, looking, asOf));
        NeedToKnowView needToKnow = queries.ask(new FindNeedToKnow(incident)).orElse(null);
        return new ModelAndView("incident")
                .addObject("needToKnow", needToKnow)
                .addObject("view", view)
                .addObject("row", view.row())
                .addObject("timeline", timeline)
                .addObject("looking", looking)
                .addObject("past", asOf != null)
                .addObject("tick", IntegrityTick.of(ledger, newest(incident, view, timeline)))
                .addObject("acts", asOf == null ? acts.of(view, actor, needToKnow != null) : List.of())
                .addObject("headings", Heading.of(view))
                .addObject("growth", ScopeGrowth.of(view))
                .addObject("next", asOf == null ? acts.next(view, actor) : Map.of())
                .addObject("about", asOf == null ? about(incident, timeline, actor) : Map.of());
    }

    private IncidentView view(String incident, @Nullable AsOf asOf) {
        return queries.ask(new FindIncident(incident, asOf)).orElseThrow(() -> absent(asOf));
    }

    private static NotFound absent(@Nullable AsOf asOf) {
        return new NotFound(asOf == null ? "There is no such incident in this ledger." : "At that time this incident was not yet in the ledger, or not yet known.");
    }

    private TimelinePage timeline(String incident, Looking looking, @Nullable AsOf asOf) {
        return queries.ask(new FindTimeline(incident, looking.orderOrRecorded(), looking.pageOrFirst(), asOf)).orElseThrow(() -> absent(asOf));
    }

    private Map<Long, List<Act>> about(String incident, TimelinePage timeline, Actor actor) {
        Map<Long, List<Act>> about = new HashMap<>();
        timeline.items().forEach(entry -> about.put(entry.ordinal(), acts.about(incident, entry, actor)));
        return about;
    }

    /** Position of the incident's last entry; mostly it is on the page shown. */
    private long newest(String incident, IncidentView view, TimelinePage shown) {
        return shown.items().stream()
                .filter(entry -> entry.ordinal() == view.row().lastOrdinal())
                .findFirst()
                .or(() -> last(incident))
                .map(TimelineEntry::position)
                .orElse(view.position());
    }

    private Optional<TimelineEntry> last(String incident) {
        int pages = queries.ask(new FindTimeline(incident, TimelineOrder.RECORDED, 1, null)).map(TimelinePage::pages).orElse(1);
        return queries.ask(new FindTimeline(incident, TimelineOrder.RECORDED, pages, null)).map(page -> page.items().getLast());
    }

    /** People type what they call it. */
    private ModelAndView named(String reference) {
        String incident = queries.ask(new FindIncidentByReference(reference.toUpperCase(Locale.ROOT))).orElseThrow(() -> absent(null));
        return new ModelAndView("redirect:/incidents/" + incident);
    }

    /** Where one entry stands; the fragment is its citation. */
    @GetMapping("/incidents/{incident}/entries/{ordinal:[0-9]+}")
    String entry(@PathVariable String incident, @PathVariable long ordinal) {
        reader.who(ReadRights::incidents);
        IncidentView view = view(incident, null);
        return "redirect:" + at(view, ordinal);
    }

    static String at(IncidentView view, long ordinal) {
        long page = (Math.max(1, ordinal) - 1) / TimelinePage.SIZE + 1;
        return "/incidents/" + view.row().incident() + (page > 1 ? "?page=" + page : "") + "#" + view.row().reference() + "/" + ordinal;
    }

    /**
     * How somebody looks at it.
     *
     * @param by {@code known} or {@code recorded}: the clock of {@code at}
     * @param at a date, or date and time, up to which entries count
     */
    record Looking(@Nullable TimelineOrder order, @Nullable Integer page, @Nullable String by, @Nullable String at) {
        TimelineOrder orderOrRecorded() {
            return order == null ? TimelineOrder.RECORDED : order;
        }

        int pageOrFirst() {
            return page == null || page < 1 ? 1 : page;
        }

        /** The same look in another order or on another page. */
        public String address(String home, @Nullable TimelineOrder order, int page) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath(home).fragment("timeline");
            Optional.ofNullable(order).filter(o -> o != TimelineOrder.RECORDED).ifPresent(o -> address.queryParam("order", o));
            Optional.of(page).filter(p -> p > 1).ifPresent(p -> address.queryParam("page", p));
            Optional.ofNullable(at).filter(a -> !a.isBlank()).ifPresent(a -> address.queryParam("by", by == null ? "known" : by).queryParam("at", a));
            return address.encode().toUriString();
        }

        @Nullable AsOf asOf(ZoneId zone) {
            if (at == null || at.isBlank()) {
                return null;
            }
            try {
                return AsOf.parse(("recorded".equals(by) ? "recorded:" : "known:") + at.strip().replace(' ', 'T'), zone);
            } catch (DateTimeException _) {
                throw new RuleViolation("form.not-a-time", "write the date as 2018, 2018-04, 2018-04-06 or 2018-04-06 09:48");
            }
        }
    }
}
