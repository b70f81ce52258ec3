package candor.query.disclosure;

import candor.RuleViolation;
import candor.disclosure.DisclosureQuery.FindTrail;
import candor.disclosure.TrailRow;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentView;
import candor.platform.command.Actor;
import candor.query.Queries;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Exports by what people know: an incident's identifier or reference, and a trail's identifier for the same bytes again. */
public final class TrailExports {
    private final TrailExporter exporter;
    private final Queries queries;
    private final BooleanSupplier upToDate;

    /** @param upToDate waits, within bounds, until the read models contain what the ledger holds now */
    TrailExports(TrailExporter exporter, Queries queries, BooleanSupplier upToDate) {
        this.exporter = exporter;
        this.queries = queries;
        this.upToDate = upToDate;
    }

    /**
     * Exports an incident; a trail that exists already is given again.
     *
     * @param trail identifier the export is to have
     * @param incident identifier or reference
     */
    public TrailExporter.Recorded export(
            String trail, String incident, String recipient, @Nullable String nonce, TrailOrder order, @Nullable Actor actor)
            throws IOException {
        order.requireOrderedBy(actor);
        requireUpToDate();
        IncidentView view = incident(incident);
        Optional<TrailRow> earlier = queries.ask(new FindTrail(trail));
        if (earlier.isPresent()) {
            return again(view, earlier.get(), actor);
        }
        if (recipient.isBlank()) {
            throw new RuleViolation("disclosure.no-recipient", "Say who receives the trail.");
        }
        return exporter.export(new TrailExporter.Request(
                trail, view.row().incident(), view.row().reference(), recipient, nonce, order, actor));
    }

    /** The bytes of an earlier export. */
    public TrailExporter.Recorded again(String incident, String trail, @Nullable Actor actor) throws IOException {
        requireUpToDate();
        TrailRow row = queries.ask(new FindTrail(trail)).orElseThrow(TrailExports::unknownTrail);
        return again(incident(incident), row, actor);
    }

    private TrailExporter.Recorded again(IncidentView view, TrailRow row, @Nullable Actor actor) throws IOException {
        if (!row.incident().equals(view.row().incident())) {
            throw unknownTrail();
        }
        TrailOrder order = TrailOrder.recorded(row.policy());
        order.requireOrderedBy(actor);
        return exporter.again(row, new TrailExporter.Request(
                row.trail(), row.incident(), view.row().reference(), "", row.nonce(), order, actor));
    }

    private IncidentView incident(String incidentOrReference) {
        String identifier = queries.ask(new FindIncidentByReference(incidentOrReference.toUpperCase(Locale.ROOT))).orElse(incidentOrReference);
        IncidentView view = queries.ask(new FindIncident(identifier, null))
                .orElseThrow(() -> new RuleViolation("incident.not-found", "There is no such incident: look for its reference in the list."));
        requireWhole(view);
        return view;
    }

    /** A trail follows what was joined: it is no way to what somebody does not need to know of. */
    private void requireWhole(IncidentView view) {
        if (view.work().links().stream().anyMatch(link -> link.other().isEmpty())) {
            throw new RuleViolation("access.forbidden", "This incident was joined with one that is restricted: ask counsel or the privacy officer to export it.");
        }
    }

    /** The same key again must find the trail that it made a moment ago. */
    private void requireUpToDate() {
        if (!upToDate.getAsBoolean()) {
            throw new RuleViolation("disclosure.read-models-behind", "The pages are still catching up with the ledger: try again in a moment.");
        }
    }

    private static RuleViolation unknownTrail() {
        return new RuleViolation("disclosure.not-found", "There is no such trail of this incident.");
    }
}
