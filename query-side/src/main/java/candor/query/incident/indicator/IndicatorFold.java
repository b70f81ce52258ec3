package candor.query.incident.indicator;

import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IndicatorRow;
import candor.query.fold.EventEnvelope;

/** One indicator as its only entry says it. */
public record IndicatorFold(String incident, IndicatorRow row) {
    /** Behind every mark: what nobody marked is in no selection by marks. */
    private static final long UNMARKED = 99;

    static IndicatorFold of(IndicatorRecorded said, EventEnvelope envelope) {
        return new IndicatorFold(said.incident(), new IndicatorRow(
                said.indicator(), envelope.ordinal(), envelope.position(), said.type(), said.value(), said.context(), said.intake(),
                said.sourceReference(), said.marking(), said.occurred(), envelope.testimony().recorded()));
    }

    long restriction() {
        return row.marking() == null ? UNMARKED : row.marking().ordinal();
    }
}
