package candor.query.incident.page;

import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentView.Decision;
import candor.incident.IncidentView;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.platform.command.Actor;
import candor.query.Queries;
import candor.query.incident.PrivilegeSight;
import java.util.Optional;

/** Single entries of an incident. */
final class Entries {
    private final Queries queries;

    Entries(Queries queries) {
        this.queries = queries;
    }

    /** As the actor may see it. */
    Optional<TimelineEntry> entry(IncidentView view, long ordinal, Actor actor) {
        int page = (int) Math.min(Integer.MAX_VALUE, (Math.max(1, ordinal) - 1) / TimelinePage.SIZE + 1);
        return queries.ask(new FindTimeline(view.row().incident(), TimelineOrder.RECORDED, page, null)).stream()
                .flatMap(shown -> shown.items().stream())
                .filter(entry -> entry.ordinal() == ordinal)
                .findFirst()
                .map(entry -> PrivilegeSight.of(actor, () -> view).shown(entry));
    }

    /** The number of a note or decision in its series. */
    Optional<Long> number(IncidentView view, TimelineEntry entry) {
        if (IncidentActs.isDecision(entry)) {
            return view.decisions().stream().filter(decision -> decision.ordinal() == entry.ordinal()).map(Decision::number).findFirst();
        }
        return Optional.ofNullable(entry.number());
    }
}
