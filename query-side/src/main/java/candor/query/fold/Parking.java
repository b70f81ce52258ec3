package candor.query.fold;

import candor.query.fold.DeadLetters.DeadLetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events of a batch are parked: those that fail, and those that come later in what has failed. For one batch and one collection of rows. */
final class Parking {
    private final DeadLetters letters;
    private final String collection;
    /** First parked position by unit. */
    private final Map<String, Long> first;

    Parking(DeadLetters letters, String collection) {
        this.letters = letters;
        this.collection = collection;
        this.first = letters.firstByUnit(collection);
    }

    /** Parks an event that comes behind a parked one of its row or stream. @return whether it does */
    boolean behind(String key, EventEnvelope envelope) {
        boolean behind = isBehind(key, envelope) || isBehind(envelope.stream(), envelope);
        if (behind) {
            park(key, envelope, null);
        }
        return behind;
    }

    void failed(String unit, EventEnvelope envelope, String error) {
        park(unit, envelope, error);
    }

    private boolean isBehind(String unit, EventEnvelope envelope) {
        return first.getOrDefault(unit, Long.MAX_VALUE) < envelope.position();
    }

    private void park(String unit, EventEnvelope envelope, @Nullable String error) {
        letters.park(new DeadLetter(collection, unit, envelope.position(), envelope.type(), error));
        first.merge(unit, envelope.position(), Math::min);
    }
}
