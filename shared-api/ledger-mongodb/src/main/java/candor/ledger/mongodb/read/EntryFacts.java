package candor.ledger.mongodb.read;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.PlainEntry;
import candor.ledger.entry.PlainEntry.Commitment;
import candor.ledger.json.Words;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of events needs of an entry.
 *
 * @param components with their digests, in the order of the entry
 * @param actor digest of the actor; null where no account acted
 */
record EntryFacts(String id, String revision, Instant recorded, @Nullable String cause, List<Commitment> components, @Nullable Hash actor) {

    /** @param words of the entries around it too. @throws CorruptLedger if it is no entry */
    static EntryFacts of(StoredEvent event, Words words) {
        PlainEntry plain = PlainEntry.read(event.entry(), words);
        if (plain != null) {
            return of(plain);
        }
        try {
            return of(Entry.parse(event.entry()));
        } catch (Malformed e) {
            throw new CorruptLedger("the entry at position " + event.position() + " cannot be read", e);
        }
    }

    private static EntryFacts of(PlainEntry entry) {
        List<Commitment> components = entry.commitments();
        boolean acted = !components.isEmpty() && components.getFirst().name().equals(PlainEntry.ACTOR);
        return new EntryFacts(entry.id().text(), entry.revision(), entry.at(), entry.cause() == null ? null : entry.cause().text(),
                acted ? components.subList(1, components.size()) : components, acted ? components.getFirst().digest() : null);
    }

    private static EntryFacts of(Entry entry) {
        EntryContent content = entry.content();
        List<Commitment> components = new ArrayList<>();
        content.components().forEach((name, digest) -> components.add(new Commitment(name, digest)));
        return new EntryFacts(content.id(), content.revision(), entry.at(), content.cause(), components, content.actor());
    }
}
