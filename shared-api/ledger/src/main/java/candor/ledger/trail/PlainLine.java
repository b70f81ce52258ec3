package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.StrictBase64;
import candor.ledger.entry.Disclosure;
import candor.ledger.json.PlainJson;
import candor.ledger.note.TlogProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads lines whose bytes are plainly canonical, in one go; whatever it does not meet leaves the judgement to {@link EntryLine}. */
final class PlainLine {

    private static final byte[] START = ascii("{\"disclosures\":[");
    private static final byte[] ENTRY = ascii("],\"entry\":\"");
    private static final byte[] PROOF = ascii(",\"proof\":\"c2sp.org/tlog-proof@v1\\nindex ");
    private static final byte[] LINE = ascii("\\n");
    private static final byte[] WITHHELD = ascii("\",\"withheld\":{");
    private static final byte[] END = ascii("}}");
    private static final byte[] QUOTE = ascii("\"");
    private static final byte[] NAMED = ascii(":\"");
    private static final byte[] COMMA = ascii(",");
    private static final int HASH = 44;

    private final PlainJson json;
    private boolean plain = true;

    private PlainLine(byte[] line) {
        this.json = new PlainJson(line);
    }

    /** The line; null if it is not plainly one. @throws candor.ledger.Malformed where it plainly is none */
    static @Nullable EntryLine read(byte[] line) {
        PlainLine reading = new PlainLine(line);
        EntryLine read = reading.line();
        return reading.plain ? read : null;
    }

    private @Nullable EntryLine line() {
        expect(START);
        List<Disclosure> disclosures = disclosures();
        expect(ENTRY);
        String entry = text();
        expect(PROOF);
        long index = plain ? json.number() : -1;
        expect(LINE);
        List<Hash> path = path();
        expect(WITHHELD);
        SortedMap<String, String> withheld = withheld();
        expect(END);
        plain &= json.isAtEnd() && index >= 0 && path.size() <= Long.SIZE;
        if (!plain) {
            return null;
        }
        return new EntryLine(new TrailEntry(index, StrictBase64.decode(entry), disclosures, withheld), new TlogProof(Optional.empty(), index, path));
    }

    private List<Disclosure> disclosures() {
        List<Disclosure> disclosures = new ArrayList<>();
        String last = "";
        while (plain && json.skip(QUOTE)) {
            String encoded = text();
            plain &= last.compareTo(encoded) <= 0;
            if (plain) {
                disclosures.add(Disclosure.parse(encoded));
            }
            last = encoded;
            if (!json.skip(COMMA)) {
                return disclosures;
            }
            plain &= json.isNext('"');
        }
        return disclosures;
    }

    private List<Hash> path() {
        List<Hash> path = new ArrayList<>();
        while (plain && !json.isNext('"')) {
            String hash = json.text(HASH);
            plain &= hash != null && json.skip(LINE);
            if (plain && hash != null) {
                path.add(Hash.ofBase64(hash));
            }
        }
        return path;
    }

    private SortedMap<String, String> withheld() {
        SortedMap<String, String> withheld = new TreeMap<>();
        String last = "";
        while (plain && json.skip(QUOTE)) {
            String name = text();
            expect(NAMED);
            withheld.put(name, text());
            plain &= last.compareTo(name) < 0;
            last = name;
            if (!json.skip(COMMA)) {
                return withheld;
            }
            plain &= json.isNext('"');
        }
        return withheld;
    }

    private String text() {
        String text = plain ? json.text() : null;
        plain &= text != null;
        return text == null ? "" : text;
    }

    private void expect(byte[] literal) {
        plain = plain && json.skip(literal);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
