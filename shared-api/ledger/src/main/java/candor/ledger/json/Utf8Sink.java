package candor.ledger.json;

import candor.ledger.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that writes JSON strings and ASCII without intermediate strings: the inner loop of whoever writes much. */
public final class Utf8Sink {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    /** @param capacity bytes that are held without growing */
    public Utf8Sink(int capacity) {
        bytes = new byte[capacity];
    }

    /** Adds an ASCII character. */
    public void ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    /** Adds ASCII characters. */
    public void ascii(String text) {
        room(text.length());
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            to[at++] = (byte) text.charAt(i);
        }
        length = at;
    }

    /** Adds a JSON string as RFC 8785 section 3.2.2.2 spells it. */
    public void string(String text) {
        room(text.length() + 2);
        byte[] to = bytes;
        int at = length;
        to[at++] = '"';
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            to[at++] = (byte) text.charAt(plain++);
        }
        length = at;
        rest(text, plain);
        ascii('"');
    }

    private void rest(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                ascii(c);
            } else if (c < 0x80) {
                escape(c);
            } else if (Character.isSurrogate(c)) {
                pair(text, i++);
            } else {
                codePoint(c);
            }
        }
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
    }

    /** Adds bytes as they are. */
    public void bytes(byte[] more, int from, int to) {
        room(to - from);
        System.arraycopy(more, from, bytes, length, to - from);
        length += to - from;
    }

    /** Adds the text of another sink with every quote doubled. */
    public void doubledQuotes(Utf8Sink other) {
        room(2 * other.length);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < other.length; i++) {
            byte b = other.bytes[i];
            to[at++] = b;
            if (b == '"') {
                to[at++] = b;
            }
        }
        length = at;
    }

    /** Forgets what was added so far. */
    public void clear() {
        length = 0;
    }

    /** How many bytes were added so far. */
    public int length() {
        return length;
    }

    /** What was added so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** What was added since there were so many bytes. */
    public byte[] toBytes(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\b' -> ascii("\\b");
            case '\t' -> ascii("\\t");
            case '\n' -> ascii("\\n");
            case '\f' -> ascii("\\f");
            case '\r' -> ascii("\\r");
            default -> {
                ascii("\\u00");
                ascii((char) HEX[c >> 4]);
                ascii((char) HEX[c & 0xF]);
            }
        }
    }

    private void pair(String text, int high) {
        boolean whole = Character.isHighSurrogate(text.charAt(high))
                && high + 1 < text.length() && Character.isLowSurrogate(text.charAt(high + 1));
        Malformed.unless(whole, "a string with a lone surrogate");
        codePoint(text.codePointAt(high));
    }

    private void codePoint(int point) {
        room(4);
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            bytes[length++] = (byte) (0xE0 | point >> 12);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        } else {
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
            bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
        }
        bytes[length++] = (byte) (0x80 | point & 0x3F);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
