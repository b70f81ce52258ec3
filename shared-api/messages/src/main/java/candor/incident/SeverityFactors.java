package candor.incident;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the severity of a personal data breach is computed from: ENISA, "Recommendations for a methodology of the assessment of severity of
 * personal data breaches" (2013). {@code SE = DPC x EI + CB}.
 *
 * @param data kinds of data, each with its own context; the highest counts
 * @param identification how easily people are identified
 * @param malicious whether somebody meant to do harm
 * @param manyPeople more than 100 people; ENISA says that the level may then be considered higher
 * @param unintelligible nobody without the key can read it; ENISA says that the level may then be considered lower
 */
public record SeverityFactors(
        List<DataContext> data,
        Identification identification,
        Confidentiality confidentiality,
        Integrity integrity,
        Availability availability,
        boolean malicious,
        boolean manyPeople,
        boolean unintelligible) {

    /**
     * One kind of data and what it says about people here.
     *
     * @param raisedBy why it weighs more than such data do in themselves
     * @param loweredBy why it weighs less
     * @param weight 1 to 4, as adjusted in whole steps; absent = what such data weigh in themselves
     */
    public record DataContext(DataCategory category, List<Raising> raisedBy, List<Lowering> loweredBy, @Nullable Long weight) {
        /** The weight that counts. */
        public long held() {
            return weight == null ? category.weight() : weight;
        }
    }

    /** Categories with the weight such data have in themselves. */
    public enum DataCategory {
        SIMPLE(1),
        BEHAVIOURAL(2),
        FINANCIAL(3),
        SENSITIVE(4);

        private final long weight;

        DataCategory(long weight) {
            this.weight = weight;
        }

        public long weight() {
            return weight;
        }
    }

    /** Why data weigh more. */
    public enum Raising {
        VOLUME,
        CONTROLLER,
        INDIVIDUALS
    }

    /** Why data weigh less. */
    public enum Lowering {
        INVALID,
        PUBLIC_BEFORE,
        REVEALS_LITTLE
    }

    /** How easily people are identified (EI). */
    public enum Identification {
        NEGLIGIBLE("0.25"),
        LIMITED("0.50"),
        SIGNIFICANT("0.75"),
        MAXIMUM("1.00");

        private final String factor;

        Identification(String factor) {
            this.factor = factor;
        }

        public BigDecimal factor() {
            return new BigDecimal(factor);
        }
    }

    /** Who may have seen it. */
    public enum Confidentiality {
        NOT_LOST("0"),
        AT_RISK("0"),
        KNOWN_RECIPIENTS("0.25"),
        UNKNOWN_RECIPIENTS("0.50");

        private final String points;

        Confidentiality(String points) {
            this.points = points;
        }

        public BigDecimal points() {
            return new BigDecimal(points);
        }
    }

    /** Whether it was changed. */
    public enum Integrity {
        NOT_LOST("0"),
        NOT_USED("0"),
        RECOVERABLE("0.25"),
        NOT_RECOVERABLE("0.50");

        private final String points;

        Integrity(String points) {
            this.points = points;
        }

        public BigDecimal points() {
            return new BigDecimal(points);
        }
    }

    /** Whether it can be had. */
    public enum Availability {
        NOT_LOST("0"),
        RECOVERED("0"),
        TEMPORARY("0.25"),
        LOST("0.50");

        private final String points;

        Availability(String points) {
            this.points = points;
        }

        public BigDecimal points() {
            return new BigDecimal(points);
        }
    }

    /** Data processing context (DPC): the highest weight. */
    public long context() {
        return data.stream().mapToLong(DataContext::held).max().orElse(0);
    }

    /** Circumstances of the breach (CB): the sum of what was lost, and half a point for malice. */
    public BigDecimal circumstances() {
        return confidentiality.points().add(integrity.points()).add(availability.points())
                .add(malicious ? new BigDecimal("0.50") : BigDecimal.ZERO).setScale(2);
    }

    /** SE, in hundredths exactly; two decimals. */
    public BigDecimal score() {
        return identification.factor().multiply(BigDecimal.valueOf(context())).add(circumstances()).setScale(2);
    }

    /** The level that ENISA gives to the score: below 2 low, below 3 medium, below 4 high. */
    public Severity level() {
        return levelOf(score());
    }

    /** The level of a score. */
    public static Severity levelOf(BigDecimal score) {
        if (score.compareTo(BigDecimal.TWO) < 0) {
            return Severity.LOW;
        }
        if (score.compareTo(BigDecimal.valueOf(3)) < 0) {
            return Severity.MEDIUM;
        }
        return score.compareTo(BigDecimal.valueOf(4)) < 0 ? Severity.HIGH : Severity.VERY_HIGH;
    }

    /** The formula with its numbers, such as {@code 3 x 1.00 + 0.25 = 3.25}. */
    public String formula() {
        return context() + " \u00d7 " + identification.factor() + " + " + circumstances() + " = " + score();
    }
}
