package candor.query.figures;

import candor.incident.Classification;
import candor.incident.IncidentFigures;
import candor.incident.IncidentFigures.Total;
import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up the facts of incidents; the order in which they are added does not matter. */
final class Tally {
    private static final String ABSENT = "absent";

    private final Map<String, Long> precision = new TreeMap<>();
    private final Map<String, Long> years = new TreeMap<>();
    private final Map<String, Long> quarters = new TreeMap<>();
    private final Map<String, Long> confirmations = new TreeMap<>();
    private final Map<String, Long> actions = new TreeMap<>();
    private final Map<String, Long> combinations = new TreeMap<>();
    private final Map<String, Long> actors = new TreeMap<>();
    private final Map<String, Long> discoveries = new TreeMap<>();
    private final Map<String, Long> countries = new TreeMap<>();
    private final Map<String, Long> disclosures = new TreeMap<>();
    private final Map<String, Long> dataKinds = new TreeMap<>();
    private final Map<String, Long> containments = new TreeMap<>();
    private final List<BigDecimal> records = new ArrayList<>();
    private final List<BigDecimal> discovery = new ArrayList<>();
    private final List<BigDecimal> containment = new ArrayList<>();
    private final List<BigDecimal> publication = new ArrayList<>();
    private long incidents;

    void add(FigureFacts facts) {
        incidents++;
        addTime(Days.begin(facts.occurred()));
        addClassification(facts.classification());
        addOnce(discoveries, categories(facts.noticed().methods()));
        count(disclosures, Optional.ofNullable(facts.affected().disclosure()).orElse(ABSENT));
        addOnce(dataKinds, facts.affected().dataKinds());
        count(containments, facts.stopped().outcome() == null ? ABSENT : facts.stopped().outcome().name());
        addNumbers(facts);
    }

    IncidentFigures figures(long position) {
        BigDecimal sum = records.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new IncidentFigures(
                incidents,
                precision,
                years,
                quarters,
                confirmations,
                actions,
                combinations,
                actors,
                discoveries,
                countries,
                disclosures,
                dataKinds,
                containments,
                new Total(sum.toBigIntegerExact(), new Spread(records, BigDecimal.ONE).distribution()),
                new Spread(discovery, Days.SECONDS_PER_DAY).distribution(),
                new Spread(containment, Days.SECONDS_PER_DAY).distribution(),
                new Spread(publication, Days.SECONDS_PER_DAY).distribution(),
                position);
    }

    private void addTime(@Nullable StatedTime time) {
        count(precision, time == null ? ABSENT : time.precision().name().toLowerCase(Locale.ROOT));
        if (time != null) {
            String year = time.stated().substring(0, 4);
            count(years, year);
            count(quarters, year + "-" + quarter(time.stated()));
        }
    }

    private static String quarter(String stated) {
        return stated.length() < 7 ? "unknown" : "Q" + ((Integer.parseInt(stated.substring(5, 7)) + 2) / 3);
    }

    private void addClassification(@Nullable Classification classification) {
        if (classification == null) {
            count(confirmations, ABSENT);
            return;
        }
        count(confirmations, classification.confirmation().name());
        Collection<String> acted = categories(classification.actions());
        addOnce(actions, acted);
        if (!acted.isEmpty()) {
            count(combinations, String.join("+", acted));
        }
        addOnce(actors, categories(classification.actors()));
        addOnce(countries, classification.countries());
    }

    private void addNumbers(FigureFacts facts) {
        if (facts.affected().records() != null) {
            records.add(new BigDecimal(BigInteger.valueOf(facts.affected().records())));
        }
        Days.seconds(facts.noticed().since(), facts.kind(), facts.occurred(), facts.noticed().occurred()).ifPresent(discovery::add);
        Days.seconds(facts.stopped().since(), facts.kind(), facts.noticed().occurred(), facts.stopped().occurred()).ifPresent(containment::add);
        Days.between(facts.occurred(), facts.published()).ifPresent(publication::add);
    }

    private static void addOnce(Map<String, Long> counts, Collection<String> values) {
        values.stream().distinct().forEach(value -> count(counts, value));
    }

    private static void count(Map<String, Long> counts, String value) {
        counts.merge(value, 1L, Long::sum);
    }

    /** The parts of VERIS values before the first dot, sorted, each once. */
    private static Collection<String> categories(List<String> values) {
        return values.stream().map(value -> value.split("\\.", 2)[0]).distinct().sorted().collect(Collectors.toList());
    }
}
