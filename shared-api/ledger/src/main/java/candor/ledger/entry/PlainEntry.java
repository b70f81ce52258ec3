package candor.ledger.entry;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry whose bytes are plainly canonical and which obeys every rule of {@link Entry} and {@link EntryContent}. Whoever reads very many
 * gets from it what they say without the tables of an {@link Entry}.
 *
 * @param commitments the components in the order of their names, the actor's first
 * @param stream the one that its tags give
 */
public record PlainEntry(String id, String type, String revision, List<String> tags, @Nullable String cause, List<Commitment> commitments,
                         String stream, long ordinal, OptionalLong previous, Instant at) {

    /** The name under which the actor's commitment goes among the components; no component can be called so. */
    public static final String ACTOR = "_actor";

    /** A component and its digest. */
    public record Commitment(String name, Hash digest) {
    }

    /** The entry; null if it is not plainly one, and the strict reader has to judge. */
    public static @Nullable PlainEntry read(byte[] bytes) {
        if (bytes.length > Entry.MAX_BYTES) {
            return null;
        }
        try {
            return PlainEntryReader.read(bytes);
        } catch (Malformed e) {
            return null;
        }
    }

    /** The same as an entry. */
    Entry entry() {
        SortedMap<String, Hash> components = new TreeMap<>();
        commitments.forEach(commitment -> components.put(commitment.name(), commitment.digest()));
        Hash actor = components.remove(ACTOR);
        return new Entry(new EntryContent(id, type, revision, tags, cause, actor, components), ordinal, previous, at);
    }
}
