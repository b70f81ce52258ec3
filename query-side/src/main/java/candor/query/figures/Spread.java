package candor.query.figures;

import candor.incident.IncidentFigures.Distribution;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How values are spread, computed exactly and rounded once, at the end. */
final class Spread {
    private static final int DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

    private final List<BigDecimal> sorted;
    private final BigDecimal unit;

    /** @param unit every result is divided by it */
    Spread(List<BigDecimal> values, BigDecimal unit) {
        this.sorted = values.stream().sorted().toList();
        this.unit = unit;
    }

    Distribution distribution() {
        if (sorted.isEmpty()) {
            return new Distribution(0, null, null, null, null, null, null, null);
        }
        return new Distribution(
                sorted.size(),
                rounded(sorted.getFirst()),
                rounded(sorted.getLast()),
                mean(),
                rounded(interpolated(HALF)),
                rounded(interpolated(NINE_TENTHS)),
                rounded(nearest(HALF)),
                rounded(nearest(NINE_TENTHS)));
    }

    private BigDecimal mean() {
        BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return divided(sum, unit.multiply(BigDecimal.valueOf(sorted.size())));
    }

    private BigDecimal interpolated(BigDecimal share) {
        BigDecimal rank = share.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = rank.intValue();
        BigDecimal lower = sorted.get(below);
        BigDecimal upper = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return lower.add(upper.subtract(lower).multiply(rank.subtract(BigDecimal.valueOf(below))));
    }

    private BigDecimal nearest(BigDecimal share) {
        int rank = share.multiply(BigDecimal.valueOf(sorted.size())).setScale(0, RoundingMode.CEILING).intValueExact();
        return sorted.get(Math.max(rank, 1) - 1);
    }

    private BigDecimal rounded(BigDecimal value) {
        return divided(value, unit);
    }

    private static BigDecimal divided(BigDecimal value, BigDecimal by) {
        return value.divide(by, DECIMALS, RoundingMode.HALF_EVEN);
    }
}
