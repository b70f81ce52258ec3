package candor.query.fold;

import candor.query.fold.DeadLetters.DeadLetter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the parked events of one generation in the order of their positions; what still fails keeps what comes behind it. */
final class Retry<S> {
    /** Kept as the error of an event whose row has gone on without it: only building the rows anew brings it in. */
    static final String OVERTAKEN = "overtaken: rebuild";

    private final Generation<S> generation;
    private final DeadLetters letters;
    private final EventFeed feed;
    private final Set<String> failed = new HashSet<>();

    Retry(Generation<S> generation, DeadLetters letters, EventFeed feed) {
        this.generation = generation;
        this.letters = letters;
        this.feed = feed;
    }

    /** How many are folded in now. */
    int run() {
        int settled = 0;
        for (DeadLetter letter : letters.of(generation.name())) {
            EventEnvelope envelope = read(letter);
            if (envelope == null) {
                letters.settle(letter);
                continue;
            }
            if (failed.contains(letter.unit()) || failed.contains(envelope.stream())) {
                continue;
            }
            String error = fold(letter, envelope);
            if (error == null) {
                letters.settle(letter);
                settled++;
            } else {
                failed.add(letter.unit());
                letters.park(new DeadLetter(letter.collection(), letter.unit(), letter.position(), letter.type(), error));
            }
        }
        return settled;
    }

    /** Absent where this release does not know the event any more. */
    private @Nullable EventEnvelope read(DeadLetter letter) {
        EventEnvelope[] found = new EventEnvelope[1];
        feed.read(letter.position() - 1, letter.position(), batch -> batch.forEach(envelope -> found[0] = envelope));
        return found[0];
    }

    /** What went wrong; null if nothing did. */
    private @Nullable String fold(DeadLetter letter, EventEnvelope envelope) {
        if (envelope.event() instanceof Undecoded unreadable) {
            return unreadable.error();
        }
        boolean byStream = letter.unit().equals(envelope.stream());
        try {
            List<String> keys = byStream ? generation.keys(envelope) : List.of(letter.unit());
            return keys.stream().allMatch(key -> generation.include(key, envelope, byStream)) ? null : OVERTAKEN;
        } catch (RuntimeException e) {
            return e.getClass().getName();
        }
    }
}
