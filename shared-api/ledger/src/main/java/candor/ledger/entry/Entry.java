package candor.ledger.entry;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.tree.MerkleHash;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * One event as the log keeps it: one leaf of the tree. Its bytes are a JSON object in RFC 8785 form and a valid SD-JWT payload
 * (RFC 9901). The global position is the leaf index and is not repeated inside.
 *
 * @param content what it says
 * @param ordinal number in its stream, from 1, without gaps
 * @param previous leaf index of the stream's entry before it; empty exactly at ordinal 1
 * @param at when the ledger recorded it (UTC, microseconds)
 */
public record Entry(EntryContent content, long ordinal, OptionalLong previous, Instant at) {

    /** Most bytes of an entry: its length fits the 16 bits that entry bundles give it. */
    public static final int MAX_BYTES = 65_535;

    /** @throws Malformed if ordinal and previous contradict each other; {@code at} is cut to microseconds */
    public Entry {
        requirePlace(ordinal, previous);
        at = LedgerTime.truncate(at);
    }

    /**
     * Reads an entry and refuses any bytes but its canonical ones: whoever hashes what was read gets the same leaf.
     *
     * @throws Malformed if the bytes are not exactly an entry in canonical form
     */
    public static Entry parse(byte[] bytes) {
        Malformed.unless(bytes.length <= MAX_BYTES, "an entry has at most 65,535 bytes");
        PlainEntry plain = PlainEntry.read(bytes);
        return plain == null ? parseAny(bytes) : plain.entry();
    }

    private static Entry parseAny(byte[] bytes) {
        JsonNode json = StrictJson.parse(bytes);
        Malformed.unless(Arrays.equals(bytes, CanonicalJson.write(json)), "an entry that is not canonical");
        return EntryReader.read(json);
    }

    /** The leaf hash of an entry's bytes: SHA-256(0x00 ‖ bytes). */
    public static Hash leafHash(byte[] bytes) {
        return MerkleHash.leaf(bytes);
    }

    /** The canonical bytes. */
    public byte[] toBytes() {
        return new EntryDraft(content).assemble(ordinal, previous, at);
    }

    /** The leaf hash of this entry. */
    public Hash leafHash() {
        return leafHash(toBytes());
    }

    /** The stream that numbers this entry. */
    public String stream() {
        return content.stream();
    }

    /** Stored name of the event. */
    public String type() {
        return content.type();
    }

    static void requirePlace(long ordinal, OptionalLong previous) {
        Malformed.unless(ordinal >= 1 && ordinal <= CanonicalJson.MAX_INTEGER, "an ordinal counts from 1");
        Malformed.unless(previous.isPresent() == ordinal > 1, "the previous position is absent exactly at ordinal 1");
        Malformed.unless(previous.isEmpty() || previous.getAsLong() >= 0 && previous.getAsLong() <= CanonicalJson.MAX_INTEGER,
                "a position counts from 0");
    }
}
