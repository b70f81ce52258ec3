package candor.query.incident;

import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.IncidentView.Irregularity;
import candor.query.fold.EventEnvelope;
import java.util.List;

/** Entries that break a rule, and what explains them. */
record Regularity(List<Irregularity> irregularities) {
    static final Regularity REGULAR = new Regularity(List.of());

    Regularity after(EventEnvelope envelope) {
        if (envelope.event() instanceof IrregularityExplained e) {
            return new Regularity(Lists.mapping(irregularities, i -> i.ordinal() == e.entry() ? explained(i, e, envelope) : i));
        }
        List<String> rules = envelope.irregular();
        return rules.isEmpty() ? this : new Regularity(Lists.with(irregularities, irregular(envelope, rules)));
    }

    long unexplained() {
        return irregularities.stream().filter(irregularity -> irregularity.explainedBy() == null).count();
    }

    private static Irregularity irregular(EventEnvelope envelope, List<String> rules) {
        return new Irregularity(envelope.ordinal(), Headlines.of(envelope.event()), rules, null, null);
    }

    private static Irregularity explained(Irregularity irregularity, IrregularityExplained event, EventEnvelope envelope) {
        return new Irregularity(irregularity.ordinal(), irregularity.headline(), irregularity.rules(), event.explanation(), envelope.ordinal());
    }
}
