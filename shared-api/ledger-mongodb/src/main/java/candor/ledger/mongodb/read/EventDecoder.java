package candor.ledger.mongodb.read;

import candor.ledger.Malformed;
import candor.ledger.json.Words;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.codec.EventCodec;
import candor.ledger.mongodb.log.LedgerHealth;
import candor.ledger.mongodb.vault.OpenedRow;
import candor.ledger.mongodb.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what is stored: one after the other, but the vault is asked once for all of them that have sealed values.
 */
public final class EventDecoder {

    private final EventCodec codec;
    private final Vault vault;
    private final LedgerHealth health;
    private final DecodedEvents cache = new DecodedEvents();

    public EventDecoder(EventCodec codec, Vault vault, LedgerHealth health) {
        this.codec = codec;
        this.vault = vault;
        this.health = health;
    }

    /** An event that waits for its sealed values. */
    private record Waiting(int place, EventAssembly event, List<String> digests) {}

    /** The events in the order given. @throws CorruptLedger if they cannot be read, or a disclosure is not what its entry commits to; that halts the ledger */
    public List<DecodedEvent> decode(Stream<StoredEvent> stored) {
        try {
            return decoded(stored);
        } catch (CorruptLedger e) {
            throw health.halt(e);
        }
    }

    private List<DecodedEvent> decoded(Stream<StoredEvent> stored) {
        long generation = cache.generation();
        List<@Nullable DecodedEvent> decoded = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        Words words = new Words();
        stored.forEach(event -> {
            DecodedEvent known = cache.get(event.position());
            if (known == null) {
                EventAssembly assembly = assembly(event, words);
                List<String> digests = assembly.digests();
                if (digests.isEmpty()) {
                    known = kept(assembly.assemble(codec, Map.of()), generation);
                } else {
                    waiting.add(new Waiting(decoded.size(), assembly, digests));
                }
            }
            decoded.add(known);
        });
        if (!waiting.isEmpty()) {
            Map<String, OpenedRow> opened = vault.open(waiting.stream().flatMap(event -> event.digests().stream()).toList());
            waiting.forEach(event -> decoded.set(event.place(), kept(event.event().assemble(codec, opened), generation)));
        }
        return List.copyOf(decoded);
    }

    /** Forgets what was opened. */
    public void forget() {
        cache.clear();
        vault.forget();
    }

    private static EventAssembly assembly(StoredEvent event, Words words) {
        try {
            return new EventAssembly(event, words);
        } catch (Malformed e) {
            throw new CorruptLedger("the entry at position " + event.position() + " has " + e.getMessage());
        }
    }

    private DecodedEvent kept(DecodedEvent event, long generation) {
        cache.put(event, generation);
        return event;
    }
}
