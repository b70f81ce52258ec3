package candor.incident;

import candor.AsOf;
import candor.DomainQuery;
import candor.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about incidents. */
public sealed interface IncidentQuery<R> extends DomainQuery<R> {

    /**
     * The list, last declared first.
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindIncidents(IncidentFilter filter, @Nullable String after, int size) implements IncidentQuery<Page<IncidentRow>> {}

    /** One incident; with {@code asOf}, as it stood then (empty before it was declared or known). */
    record FindIncident(String incident, @Nullable AsOf asOf) implements IncidentQuery<Optional<IncidentView>> {}

    /** The identifier behind a reference such as {@code INC-2026-0001}. */
    record FindIncidentByReference(String reference) implements IncidentQuery<Optional<String>> {}

    /**
     * A page of {@value TimelinePage#SIZE} entries; empty for an unknown incident.
     * @param page from 1
     */
    record FindTimeline(String incident, TimelineOrder order, int page, @Nullable AsOf asOf)
            implements IncidentQuery<Optional<TimelinePage>> {}

    /**
     * Its indicators of compromise, by number; none for an unknown incident.
     * @param atMost only those whose mark is this or less restrictive; absent = all, those without a mark too
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindIndicators(String incident, @Nullable TrafficLight atMost, @Nullable String after, int size) implements IncidentQuery<Page<IndicatorRow>> {}

    /** Who sees an incident that is restricted; empty where it is not. */
    record FindNeedToKnow(String incident) implements IncidentQuery<Optional<NeedToKnowView>> {}

    /**
     * Counts over incidents, restricted ones too: no count names one.
     * @param origin figures over the records imported from there; absent = over the incidents declared here
     * @param industry beginning of the NAICS code; absent = all
     */
    record FindFigures(@Nullable String origin, @Nullable String industry) implements IncidentQuery<IncidentFigures> {}
}
