package candor.ledger.json;

import candor.ledger.ByteRange;
import candor.ledger.ByteSearch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON bytes and recognises those that are canonical beyond doubt, without making anything of them. What it does not
 * recognise may still be canonical: the strict reader decides that, and says what is wrong. It exists because most of what a verifier
 * reads is plain, and reading it twice to compare two spellings costs more than hashing it.
 */
public final class PlainJson {

    private static final int MAX_DIGITS = 15;

    /** Printable ASCII but quote and backslash, by byte. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (char c = ' '; c < 0x7F; c++) {
            PLAIN[c] = c != '"' && c != '\\';
        }
    }

    static final ByteRange TRUE = ByteRange.ascii("true");
    static final ByteRange FALSE = ByteRange.ascii("false");
    static final ByteRange NULL = ByteRange.ascii("null");

    private final byte[] json;
    private final int end;
    private int at;

    /** Starts at the first byte. */
    public PlainJson(ByteRange json) {
        this(json.array(), json.from(), json.to());
    }

    private PlainJson(byte[] json, int from, int end) {
        this.json = json;
        this.at = from;
        this.end = end;
    }

    /** Whether these bytes are one canonical value without {@link CanonicalJson#RESERVED_NAMES}, beyond doubt. @param depth of what is around it */
    public static boolean isCommitted(byte[] json, int from, int to, int depth) {
        PlainJson value = new PlainJson(json, from, to);
        return value.value(depth) && value.at == to;
    }

    /** Steps over the literal if it is next. */
    public boolean skip(ByteRange literal) {
        boolean next = literal.length() <= end - at && Arrays.equals(json, at, at + literal.length(), literal.array(), literal.from(), literal.to());
        at += next ? literal.length() : 0;
        return next;
    }

    /** Where it is, for {@link #since}. */
    public int position() {
        return at;
    }

    /** What was read since then. */
    public ByteRange since(int position) {
        return new ByteRange(json, position, at);
    }

    /** Whether the next byte is this one; stays before it. */
    public boolean isNext(char c) {
        return at < end && json[at] == c;
    }

    /** Whether everything has been read. */
    public boolean isAtEnd() {
        return at == end;
    }

    /** Reads up to the next quote and over it: printable ASCII without a backslash; null if it is anything else. */
    public @Nullable String text() {
        ByteRange plain = plain();
        return plain == null ? null : plain.text();
    }

    /** As {@link #text()}, of a word that is likely to come again. */
    public @Nullable String text(Words words) {
        ByteRange expected = words.expected();
        if (expected != null && skipQuoted(expected)) {
            return words.met();
        }
        ByteRange plain = plain();
        return plain == null ? null : words.of(plain);
    }

    private boolean skipQuoted(ByteRange text) {
        int behind = at + text.length();
        boolean next = behind < end && json[behind] == '"' && Arrays.equals(json, at, behind, text.array(), text.from(), text.to());
        at = next ? behind + 1 : at;
        return next;
    }

    /** As {@link #text()}, where it lies. */
    public @Nullable ByteRange plain() {
        int from = at;
        at = behindPlain();
        return at < end && json[at] == '"' ? new ByteRange(json, from, at++) : null;
    }

    private int behindPlain() {
        int behind = at;
        while (behind < end && PLAIN[json[behind] & 0xFF]) {
            behind++;
        }
        return behind;
    }

    /** Reads up to the next quote and over it, whatever it is: for what is going to be judged as base64; null if there is no quote. */
    public @Nullable ByteRange bytes() {
        int length = untilQuote();
        return at + length == end ? null : bytes(length, 1);
    }

    /** Bytes up to the next quote; up to the end if there is none. */
    public int untilQuote() {
        return ByteSearch.indexOf((byte) '"', json, at, end) - at;
    }

    /** Reads as many bytes, whatever they are: for what is going to be judged as base64; null if there are not as many. */
    public @Nullable ByteRange bytes(int length) {
        return end - at < length ? null : bytes(length, 0);
    }

    private ByteRange bytes(int length, int over) {
        ByteRange bytes = new ByteRange(json, at, at + length);
        at += length + over;
        return bytes;
    }

    /** Reads a whole number from 0 on; −1 if it is anything else or longer than 15 digits. */
    public long number() {
        int from = at;
        long value = 0;
        while (at < end && json[at] >= '0' && json[at] <= '9' && at - from < MAX_DIGITS) {
            value = value * 10 + json[at++] - '0';
        }
        boolean canonical = at > from && (json[from] != '0' || at == from + 1) && !(at < end && json[at] >= '0' && json[at] <= '9');
        return canonical ? value : -1;
    }

    private boolean value(int depth) {
        if (at == end) {
            return false;
        }
        return switch (json[at]) {
            case '{' -> depth < StrictJson.MAX_DEPTH && object(depth + 1);
            case '[' -> depth < StrictJson.MAX_DEPTH && array(depth + 1);
            case '"' -> string();
            case 't' -> skip(TRUE);
            case 'f' -> skip(FALSE);
            case 'n' -> skip(NULL);
            case '-' -> negative();
            default -> number() >= 0;
        };
    }

    private boolean negative() {
        at++;
        return number() > 0;
    }

    private boolean array(int depth) {
        at++;
        if (take(']')) {
            return true;
        }
        do {
            if (!value(depth)) {
                return false;
            }
        } while (take(','));
        return take(']');
    }

    private boolean object(int depth) {
        at++;
        if (take('}')) {
            return true;
        }
        String last = "";
        do {
            String name = take('"') ? text() : null;
            if (name == null || last.compareTo(name) >= 0 || CanonicalJson.RESERVED_NAMES.contains(name) || !take(':') || !value(depth)) {
                return false;
            }
            last = name;
        } while (take(','));
        return take('}');
    }

    private boolean take(char c) {
        boolean next = isNext(c);
        at += next ? 1 : 0;
        return next;
    }

    private boolean string() {
        at++;
        for (at = behindPlain(); at < end; at = behindPlain()) {
            int c = json[at] & 0xFF;
            if (c == '"') {
                at++;
                return true;
            }
            int length = c == '\\' ? escape() : c < 0x80 ? c < ' ' ? 0 : 1 : sequence(c);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return false;
    }

    private int escape() {
        return at + 1 < end && "\"\\bfnrt".indexOf(json[at + 1]) >= 0 ? 2 : 0;
    }

    /** Length of a well-formed UTF-8 sequence (Unicode 15, table 3-7); 0 if it is none. */
    private int sequence(int first) {
        if (first >= 0xC2 && first <= 0xDF) {
            return follows(1, 0x80, 0xBF) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2, 0x80, 0xBF) ? 3 : 0;
        }
        boolean four = first >= 0xF0 && first <= 0xF4 && follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        return four && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }

    private boolean follows(int distance, int lowest, int highest) {
        int next = at + distance < end ? json[at + distance] & 0xFF : 0;
        return next >= lowest && next <= highest;
    }
}
