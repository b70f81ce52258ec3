package candor.incident;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts over incidents, drills excepted. An incident counts once in each category it has, so the sums may exceed the number of incidents. Empty
 * is not zero: a statistic over nothing has no value.
 *
 * @param incidents how many there are
 * @param precision of the beginning of what occurred: {@code year}, {@code month}, {@code day}, {@code hour}, {@code minute}, {@code second}, {@code absent}
 * @param byYear by the year in which it occurred, as stated
 * @param byQuarter {@code 2013-Q4}, or {@code 2013-unknown} where no month was stated
 * @param byAction by VERIS category, e.g. {@code hacking}
 * @param byActor by VERIS category, e.g. {@code external}
 * @param byDiscovery by the part of the method before the first dot
 * @param byCountry of those affected
 * @param byDisclosure of the last assessment: Yes, Potentially, No, Unknown, absent
 * @param byDataKind of the last assessment
 * @param records of the last assessment, where a number was stated
 * @param discoveryDays from compromise to discovery, stated durations with an amount
 * @param containmentDays from discovery to containment, stated durations with an amount
 * @param publicationDays from the day it occurred to the day it became public, both stated to the day
 * @param position of the last entry of the ledger that counts
 */
public record IncidentFigures(
        long incidents,
        Map<String, Long> precision,
        Map<String, Long> byYear,
        Map<String, Long> byQuarter,
        Map<String, Long> byConfirmation,
        Map<String, Long> byAction,
        Map<String, Long> byActionCombination,
        Map<String, Long> byActor,
        Map<String, Long> byDiscovery,
        Map<String, Long> byCountry,
        Map<String, Long> byDisclosure,
        Map<String, Long> byDataKind,
        Map<String, Long> byContainment,
        Total records,
        Distribution discoveryDays,
        Distribution containmentDays,
        Distribution publicationDays,
        long position) {

    /** Version of the formulas behind these figures; it changes with them. */
    public static final String FORMULA = "1";

    /** A sum and its distribution. */
    public record Total(BigInteger sum, Distribution distribution) {}

    /**
     * How values are spread.
     * @param count of the values; the others are absent when it is 0
     * @param median by linear interpolation between the two nearest ranks
     * @param p90 in the same way
     * @param medianNearestRank the smallest value that half of the values do not exceed
     * @param p90NearestRank in the same way
     */
    public record Distribution(
            long count,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90,
            @Nullable BigDecimal medianNearestRank,
            @Nullable BigDecimal p90NearestRank) {}
}
