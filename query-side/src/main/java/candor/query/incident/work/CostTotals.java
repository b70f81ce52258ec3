package candor.query.incident.work;

import candor.incident.Amount;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.CostStage;
import candor.incident.IncidentWork.CostTotal;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Lists;
import java.util.List;
import java.util.Objects;

/** Totals of what it costs, one for each currency; currencies are never added up. */
public record CostTotals(List<CostTotal> all) {
    public static final CostTotals NONE = new CostTotals(List.of());

    public CostTotals after(EventEnvelope envelope) {
        return envelope.event() instanceof CostRecorded cost ? with(cost) : this;
    }

    private CostTotals with(CostRecorded cost) {
        String currency = Objects.requireNonNullElse(cost.amount().currency(), "");
        boolean known = all.stream().anyMatch(total -> total.currency().equals(currency));
        List<CostTotal> totals = known ? all : Lists.with(all, new CostTotal(currency, 0, 0, 0));
        return new CostTotals(Lists.mapping(totals, total -> total.currency().equals(currency) ? plus(total, cost.stage(), cost.amount()) : total));
    }

    private static CostTotal plus(CostTotal total, CostStage stage, Amount amount) {
        long more = amount.minorUnits();
        return switch (stage) {
            case ESTIMATED -> new CostTotal(total.currency(), sum(total.estimated(), more), total.incurred(), total.paid());
            case INCURRED -> new CostTotal(total.currency(), total.estimated(), sum(total.incurred(), more), total.paid());
            case PAID -> new CostTotal(total.currency(), total.estimated(), total.incurred(), sum(total.paid(), more));
        };
    }

    /** A sum that is too large stays at the largest number there is: whoever mistypes an amount must not stop the page of the incident. */
    private static long sum(long some, long more) {
        long sum = some + more;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
