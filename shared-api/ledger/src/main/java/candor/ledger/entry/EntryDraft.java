package candor.ledger.entry;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.Utf8Sink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * An entry that waits for its place. Everything but {@code at}, {@code n} and {@code prev} is spelled out once; {@link #assemble}
 * only copies the three fragments around them, so a lost race for a block costs no second serialisation.
 * Immutable, safe for use by several threads.
 */
public final class EntryDraft {

    private static final int LONGEST_PLACE = place(CanonicalJson.MAX_INTEGER, OptionalLong.of(CanonicalJson.MAX_INTEGER - 1)).length;

    private final EntryContent content;
    private final String stream;
    private final byte[] beforeAt;
    private final byte[] beforeOrdinal;
    private final byte[] beforeStream;
    private final int longest;

    /** @throws Malformed if the entry could not fit into {@link Entry#MAX_BYTES} wherever it lands */
    public EntryDraft(EntryContent content) {
        this.content = content;
        this.stream = content.stream();
        this.beforeAt = start(content);
        this.beforeOrdinal = middle(content);
        this.beforeStream = end(content, stream);
        this.longest = beforeAt.length + LedgerTime.LENGTH + beforeOrdinal.length + LONGEST_PLACE + beforeStream.length;
        Malformed.unless(longest <= Entry.MAX_BYTES, "an entry has at most 65,535 bytes");
    }

    /** What the entry says. */
    public EntryContent content() {
        return content;
    }

    /** Bytes it takes at most, wherever it lands. */
    public int longest() {
        return longest;
    }

    /** The stream whose ordinal and previous position {@link #assemble} wants. */
    public String stream() {
        return stream;
    }

    /**
     * The canonical bytes of the entry at its place.
     *
     * @param ordinal number in the stream, from 1
     * @param previous position of the entry with the ordinal before it; empty exactly at ordinal 1
     * @param at the ledger's clock; cut to microseconds
     */
    public byte[] assemble(long ordinal, OptionalLong previous, Instant at) {
        Entry.requirePlace(ordinal, previous);
        byte[] time = LedgerTime.bytes(at);
        byte[] place = place(ordinal, previous);
        byte[] bytes = new byte[beforeAt.length + time.length + beforeOrdinal.length + place.length + beforeStream.length];
        int end = copy(beforeAt, bytes, 0);
        end = copy(time, bytes, end);
        end = copy(beforeOrdinal, bytes, end);
        end = copy(place, bytes, end);
        copy(beforeStream, bytes, end);
        return bytes;
    }

    private static byte[] place(long ordinal, OptionalLong previous) {
        String n = Long.toString(ordinal);
        return ascii(previous.isPresent() ? n + ",\"prev\":" + previous.getAsLong() : n);
    }

    private static byte[] start(EntryContent content) {
        Utf8Sink text = new Utf8Sink(128);
        text.ascii("{\"_sd_alg\":\"sha-256\"");
        if (content.actor() != null) {
            text.ascii(",\"actor\":");
            commitment(content.actor(), text);
        }
        text.ascii(",\"at\":\"");
        return text.toBytes();
    }

    private static byte[] middle(EntryContent content) {
        Utf8Sink text = new Utf8Sink(192 + content.components().size() * 80);
        text.ascii('"');
        if (content.cause() != null) {
            text.ascii(",\"cause\":");
            text.string(content.cause());
        }
        char before = '{';
        text.ascii(",\"f\":");
        for (Map.Entry<String, Hash> component : content.components().entrySet()) {
            text.ascii(before);
            text.string(component.getKey());
            text.ascii(':');
            commitment(component.getValue(), text);
            before = ',';
        }
        text.ascii(before == '{' ? "{}" : "}");
        text.ascii(",\"id\":");
        text.string(content.id());
        text.ascii(",\"n\":");
        return text.toBytes();
    }

    private static byte[] end(EntryContent content, String stream) {
        Utf8Sink text = new Utf8Sink(256);
        text.ascii(",\"s\":");
        text.string(stream);
        text.ascii(",\"t\":");
        text.string(content.type());
        text.ascii(",\"tags\":[");
        for (int i = 0; i < content.tags().size(); i++) {
            text.ascii(i == 0 ? "" : ",");
            text.string(content.tags().get(i));
        }
        text.ascii("],\"v\":");
        text.string(content.revision());
        text.ascii('}');
        return text.toBytes();
    }

    private static void commitment(Hash digest, Utf8Sink text) {
        text.ascii("{\"_sd\":[\"");
        text.ascii(digest.base64Url());
        text.ascii("\"]}");
    }

    private static int copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
