package candor.ledger.mongodb;

import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An entry with all of its components, the sealed ones opened where they still can be.
 *
 * @param stored as its block holds it
 * @param entry what it says
 * @param components every component it commits to, by name
 * @param actor who acted; empty where no account did
 */
public record OpenedEntry(StoredEntry stored, Entry entry, SortedMap<String, Opened> components, Optional<Opened> actor) {

    /** What is left of a component. */
    public sealed interface Opened {

        /**
         * It is there.
         *
         * @param disclosure matches the digest in the entry
         * @param sealed whether it lies in the vault and so can be erased
         */
        record Known(Disclosure disclosure, boolean sealed) implements Opened {}

        /** It was erased, and an entry of the log says so. */
        record Erased() implements Opened {}

        /** It is gone and no entry says why: the ledger is damaged. */
        record Missing() implements Opened {}
    }
}
