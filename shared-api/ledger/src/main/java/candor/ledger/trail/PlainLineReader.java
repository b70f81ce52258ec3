package candor.ledger.trail;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.entry.Disclosure;
import candor.ledger.json.PlainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads lines whose bytes are plainly canonical, in one go; whatever it does not meet leaves the judgement to {@link EntryLine}. */
public final class PlainLineReader {

    private static final ByteRange START = ByteRange.ascii("{\"disclosures\":[");
    private static final ByteRange ENTRY = ByteRange.ascii("],\"entry\":\"");
    private static final ByteRange PROOF = ByteRange.ascii(",\"proof\":\"c2sp.org/tlog-proof@v1\\nindex ");
    private static final ByteRange LINE = ByteRange.ascii("\\n");
    private static final ByteRange WITHHELD = ByteRange.ascii("\",\"withheld\":{");
    private static final ByteRange END = ByteRange.ascii("}}");
    private static final ByteRange QUOTE = ByteRange.ascii("\"");
    private static final ByteRange NAMED = ByteRange.ascii(":\"");
    private static final ByteRange COMMA = ByteRange.ascii(",");
    private static final ByteRange NOTHING = ByteRange.ascii("");

    private final PlainJson json;
    private final PathReader paths;
    private boolean plain = true;

    private PlainLineReader(ByteRange bytes, PathReader paths) {
        this.json = new PlainJson(bytes);
        this.paths = paths;
    }

    /**
     * The line that the bytes begin with, up to a line feed or the end of the bytes; null if it is not plainly one, and the strict reader has
     * to judge.
     *
     * @param paths reads the lines around it too
     */
    public static @Nullable PlainLine read(ByteRange bytes, PathReader paths) {
        try {
            return new PlainLineReader(bytes, paths).line();
        } catch (Malformed e) {
            return null;
        }
    }

    private @Nullable PlainLine line() {
        int start = json.position();
        expect(START);
        List<Disclosure> disclosures = disclosures();
        expect(ENTRY);
        ByteRange entry = bytes();
        expect(PROOF);
        long index = plain ? json.number() : -1;
        expect(LINE);
        List<Hash> path = plain ? paths.read(json) : null;
        expect(WITHHELD);
        SortedMap<String, String> withheld = withheld();
        expect(END);
        plain &= index >= 0 && (json.isAtEnd() || json.isNext('\n'));
        return plain && path != null ? new PlainLine(json.since(start), index, StrictBase64.decode(entry), disclosures, path, withheld) : null;
    }

    private List<Disclosure> disclosures() {
        List<Disclosure> disclosures = new ArrayList<>();
        while (plain && json.skip(QUOTE)) {
            ByteRange encoded = bytes();
            if (!plain) {
                return disclosures;
            }
            Disclosure disclosure = Disclosure.parse(encoded);
            plain = disclosures.isEmpty() || disclosures.getLast().compareTo(disclosure) <= 0;
            disclosures.add(disclosure);
            if (!json.skip(COMMA)) {
                return disclosures;
            }
            plain &= json.isNext('"');
        }
        return disclosures;
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

    private ByteRange bytes() {
        ByteRange bytes = plain ? json.bytes() : null;
        plain &= bytes != null;
        return bytes == null ? NOTHING : bytes;
    }

    private String text() {
        String text = plain ? json.text() : null;
        plain &= text != null;
        return text == null ? "" : text;
    }

    private void expect(ByteRange literal) {
        plain = plain && json.skip(literal);
    }
}
