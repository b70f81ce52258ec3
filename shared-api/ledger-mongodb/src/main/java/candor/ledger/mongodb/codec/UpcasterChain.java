package candor.ledger.mongodb.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The upcasters of a ledger, applied one after the other until none knows the revision. */
public final class UpcasterChain {

    /** Every event is read in the revision it was stored in. */
    public static final UpcasterChain NONE = new UpcasterChain(List.of());

    private record Key(String type, String revision) {}

    private final Map<Key, Upcaster> steps = new HashMap<>();

    /** @throws IllegalArgumentException if two read the same revision of a type, or they lead in a circle */
    public UpcasterChain(List<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            if (steps.put(new Key(upcaster.type(), upcaster.from()), upcaster) != null) {
                throw new IllegalArgumentException("two upcasters read revision " + upcaster.from() + " of " + upcaster.type());
            }
        }
        upcasters.forEach(upcaster -> requireEnd(upcaster.type(), upcaster.from()));
    }

    /**
     * A payload and the revision it has.
     */
    public record Revised(StoredPayload payload, String revision) {}

    /** The payload in the newest revision there is a way to. */
    public Revised apply(String type, String revision, StoredPayload payload) {
        StoredPayload current = payload;
        String at = revision;
        for (Upcaster step = step(type, at); step != null; step = step(type, at)) {
            current = step.apply(current);
            at = step.to();
        }
        return new Revised(current, at);
    }

    private @Nullable Upcaster step(String type, String revision) {
        return steps.get(new Key(type, revision));
    }

    private void requireEnd(String type, String from) {
        Set<String> seen = new HashSet<>();
        String at = from;
        for (Upcaster step = step(type, at); step != null; step = step(type, at)) {
            if (!seen.add(at)) {
                throw new IllegalArgumentException("the upcasters of " + type + " lead in a circle");
            }
            at = step.to();
        }
    }
}
