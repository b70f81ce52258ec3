package candor.ledger.witness.role;

import candor.ledger.note.SignedNote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a witness remembers, in memory. */
public final class MemoryRecord implements WitnessRecord {

    public final Map<String, SignedNote> latest = new ConcurrentHashMap<>();
    /** Every note that was ever stored, in order. */
    public final List<SignedNote> stored = new CopyOnWriteArrayList<>();
    public final List<SignedNote> evidence = new CopyOnWriteArrayList<>();

    @Override
    public Optional<SignedNote> latest(String origin) {
        return Optional.ofNullable(latest.get(origin));
    }

    @Override
    public void replace(String origin, SignedNote cosigned) {
        latest.put(origin, cosigned);
        stored.add(cosigned);
    }

    @Override
    public void keepEvidence(String origin, SignedNote contradicting) {
        evidence.add(contradicting);
    }
}
