package candor.ledger.entry;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.json.Words;
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
public record PlainEntry(ByteRange id, String type, String revision, List<String> tags, @Nullable ByteRange cause, List<Commitment> commitments,
                         String stream, long ordinal, OptionalLong previous, Instant at) {

    /** The name under which the actor's commitment goes among the components; no component can be called so. */
    public static final String ACTOR = "_actor";

    /** A component and its digest. */
    public record Commitment(String name, Hash digest) {
    }

    /** The entry; null if it is not plainly one, and the strict reader has to judge. */
    public static @Nullable PlainEntry read(byte[] bytes) {
        return read(bytes, null);
    }

    /** As {@link #read(byte[])}. @param words of the entries around it too; null for an entry by itself */
    public static @Nullable PlainEntry read(byte[] bytes, @Nullable Words words) {
        if (bytes.length > Entry.MAX_BYTES) {
            return null;
        }
        try {
            return PlainEntryReader.read(bytes, words);
        } catch (Malformed e) {
            return null;
        }
    }

    /** The same as an entry. */
    Entry entry() {
        SortedMap<String, Hash> components = new TreeMap<>();
        commitments.forEach(commitment -> components.put(commitment.name(), commitment.digest()));
        Hash actor = components.remove(ACTOR);
        return new Entry(new EntryContent(id.text(), type, revision, tags, cause == null ? null : cause.text(), actor, components), ordinal, previous, at);
    }
}
