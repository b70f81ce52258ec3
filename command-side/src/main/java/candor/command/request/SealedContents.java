package candor.command.request;

import candor.ledger.entry.Entry;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import java.util.Objects;
import java.util.Optional;

/** What is sealed in the ledger, as far as asking to erase it needs to know. */
public interface SealedContents {

    /** Whether something is or was sealed for this person. */
    boolean knows(String subject);

    /** The sealed field of this name in the entry at this position; absent where there is none, or it cannot be erased. */
    Optional<Field> field(long position, String component);

    /**
     * A sealed field.
     *
     * @param digest what the entry commits to
     * @param open whether it is there, and not erased
     */
    record Field(String stream, long ordinal, String digest, boolean open) {}

    /** Of a ledger. */
    static SealedContents of(MongoLedger ledger) {
        return new SealedContents() {
            @Override
            public boolean knows(String subject) {
                return ledger.knowsSubject(subject);
            }

            @Override
            public Optional<Field> field(long position, String component) {
                boolean there = position >= 0 && position < ledger.reader().head().size();
                return (there ? ledger.reader().entry(position) : Optional.<StoredEntry>empty()).filter(stored -> isSealed(stored, component)).map(stored -> {
                    Entry entry = stored.entry();
                    boolean open = ledger.reader().opened(stored).components().get(component) instanceof Opened.Known;
                    String digest = Objects.requireNonNull(entry.content().components().get(component)).base64Url();
                    return new Field(entry.stream(), entry.ordinal(), digest, open);
                });
            }
        };
    }

    private static boolean isSealed(StoredEntry stored, String component) {
        return stored.entry().content().components().containsKey(component) && !stored.ordinary().containsKey(component);
    }
}
