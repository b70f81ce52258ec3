package candor.ledger.entry;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import candor.ledger.entry.PlainEntry.Commitment;
import candor.ledger.json.PlainJson;
import candor.ledger.json.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries whose bytes are plainly canonical, in one go. An entry has one spelling, so meeting its fixed parts in their order
 * shows that it is canonical; whatever is not met leaves the judgement to {@link EntryReader}.
 */
final class PlainEntryReader {

    private static final ByteRange START = ByteRange.ascii("{\"_sd_alg\":\"sha-256\"");
    private static final ByteRange ACTOR = ByteRange.ascii(",\"actor\":");
    private static final ByteRange AT = ByteRange.ascii(",\"at\":\"");
    private static final ByteRange CAUSE = ByteRange.ascii(",\"cause\":\"");
    private static final ByteRange COMPONENTS = ByteRange.ascii(",\"f\":{");
    private static final ByteRange ID = ByteRange.ascii("},\"id\":\"");
    private static final ByteRange ORDINAL = ByteRange.ascii(",\"n\":");
    private static final ByteRange PREVIOUS = ByteRange.ascii(",\"prev\":");
    private static final ByteRange STREAM = ByteRange.ascii(",\"s\":\"");
    private static final ByteRange TYPE = ByteRange.ascii(",\"t\":\"");
    private static final ByteRange TAGS = ByteRange.ascii(",\"tags\":[");
    private static final ByteRange REVISION = ByteRange.ascii("],\"v\":\"");
    private static final ByteRange COMMITMENT = ByteRange.ascii("{\"_sd\":[\"");
    private static final ByteRange COMMITTED = ByteRange.ascii("\"]}");
    private static final ByteRange COMMA = ByteRange.ascii(",");
    private static final ByteRange QUOTE = ByteRange.ascii("\"");
    private static final ByteRange NAMED = ByteRange.ascii(":");
    private static final ByteRange END = ByteRange.ascii("}");
    private static final ByteRange NOTHING = ByteRange.ascii("");
    private static final int DIGEST = 43;

    private final PlainJson json;
    private final @Nullable Words words;
    private boolean plain = true;

    private PlainEntryReader(byte[] bytes, @Nullable Words words) {
        this.words = words;
        this.json = new PlainJson(ByteRange.of(bytes));
    }

    /** The entry; null if it is not plainly one. @throws candor.ledger.Malformed where it plainly is none */
    static @Nullable PlainEntry read(byte[] bytes, @Nullable Words words) {
        PlainEntry entry = new PlainEntryReader(bytes, words).entry();
        return entry != null && PlainWords.areAllowed(entry) ? entry : null;
    }

    private @Nullable PlainEntry entry() {
        expect(START);
        List<Commitment> commitments = new ArrayList<>();
        if (json.skip(ACTOR)) {
            commitment(PlainEntry.ACTOR, commitments);
        }
        expect(AT);
        String at = text();
        ByteRange cause = json.skip(CAUSE) ? plain() : null;
        expect(COMPONENTS);
        components(commitments);
        expect(ID);
        ByteRange id = plain();
        expect(ORDINAL);
        long ordinal = number();
        OptionalLong previous = json.skip(PREVIOUS) ? OptionalLong.of(number()) : OptionalLong.empty();
        expect(STREAM);
        String stream = word();
        expect(TYPE);
        String type = word();
        expect(TAGS);
        List<String> tags = tags();
        expect(REVISION);
        String revision = word();
        expect(END);
        plain &= json.isAtEnd();
        return plain ? new PlainEntry(id, type, revision, tags, cause, commitments, stream, ordinal, previous, LedgerTime.parse(at)) : null;
    }

    private void components(List<Commitment> commitments) {
        String last = "";
        while (plain && json.skip(QUOTE)) {
            String name = word();
            expect(NAMED);
            commitment(name, commitments);
            plain &= last.compareTo(name) < 0 && Spelling.isComponent(name);
            last = name;
            if (!json.skip(COMMA)) {
                return;
            }
            plain &= json.isNext('"');
        }
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        while (plain && json.skip(QUOTE)) {
            tags.add(word());
            if (!json.skip(COMMA)) {
                return tags;
            }
            plain &= json.isNext('"');
        }
        return tags;
    }

    private void commitment(String name, List<Commitment> commitments) {
        expect(COMMITMENT);
        ByteRange digest = plain ? json.bytes(DIGEST) : null;
        expect(COMMITTED);
        plain &= digest != null;
        if (plain && digest != null) {
            commitments.add(new Commitment(name, Hash.ofBase64Url(digest)));
        }
    }

    private ByteRange plain() {
        ByteRange bytes = plain ? json.plain() : null;
        plain &= bytes != null;
        return bytes == null ? NOTHING : bytes;
    }

    private String text() {
        return read(plain ? json.text() : null);
    }

    private String word() {
        return words == null ? text() : read(plain ? json.text(words) : null);
    }

    private String read(@Nullable String text) {
        plain &= text != null;
        return text == null ? "" : text;
    }

    private long number() {
        long number = plain ? json.number() : -1;
        plain &= number >= 0;
        return number;
    }

    private void expect(ByteRange literal) {
        plain = plain && json.skip(literal);
    }
}
