package candor.command.incident;

import candor.DomainEvent;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IndicatorType;
import candor.incident.IntelligenceEvent.IndicatorsImported;
import candor.platform.intelligence.FoundIndicator;
import candor.platform.intelligence.IntelligenceReport;
import candor.sealing.FreeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What others have told this incident so far. One decision fills it, entry by entry, and throws it away: an incident may have thousands of
 * indicators, so it is no immutable state that is copied for each.
 */
final class ToldBefore {
    private final Map<Long, String> documents = new HashMap<>();
    private final Set<Told> told = new HashSet<>();
    private long intakes;
    private long indicators;

    /** @param by the document or the object that said it; {@code value} is absent where it was erased since, which is no reason to take it again */
    private record Told(IndicatorType type, @Nullable String value, String by) {}

    ToldBefore evolve(DomainEvent event) {
        switch (event) {
            case IndicatorsImported e -> {
                intakes = e.intake();
                e.sourceReference().text().ifPresent(reference -> documents.put(e.intake(), reference));
            }
            case IndicatorRecorded e -> add(e);
            default -> { }
        }
        return this;
    }

    private void add(IndicatorRecorded event) {
        indicators = event.indicator();
        if (event.intake() == null) {
            return;
        }
        String value = event.value().text().orElse(null);
        String document = documents.get(event.intake());
        if (document != null && value != null) {
            told.add(new Told(event.type(), value, document));
        }
        FreeText reference = event.sourceReference();
        if (reference != null) {
            reference.text().ifPresent(object -> told.add(new Told(event.type(), value, object)));
        }
    }

    /** Whether the same document, or the same object of it, said this before. */
    boolean has(IntelligenceReport report, FoundIndicator indicator) {
        return told.contains(new Told(indicator.type(), indicator.value(), report.reference()))
                || told.contains(new Told(indicator.type(), indicator.value(), indicator.reference()))
                || told.contains(new Told(indicator.type(), null, indicator.reference()));
    }

    long intakes() {
        return intakes;
    }

    long indicators() {
        return indicators;
    }
}
