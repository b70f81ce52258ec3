package candor.ledger.entry;

import candor.ledger.ByteRange;

/** The forms that the parts of an entry have; read character by character, because there are many parts to every event. */
final class Spelling {

    private static final int UUID = 36;
    private static final int LONGEST_TYPE = 200;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TAG_VALUE = 255;

    /** Digits of lower-case hex, by byte. */
    private static final boolean[] HEX = new boolean[256];

    static {
        for (char c : "0123456789abcdef".toCharArray()) {
            HEX[c] = true;
        }
    }

    private Spelling() {
    }

    /** {@code [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}. */
    static boolean isUuid(String text) {
        return isUuid(ByteRange.ascii(text));
    }

    /** As {@link #isUuid(String)}, of ASCII. */
    static boolean isUuid(ByteRange text) {
        if (text.length() != UUID) {
            return false;
        }
        byte[] array = text.array();
        int from = text.from();
        return array[from + 8] == '-' && array[from + 13] == '-' && array[from + 18] == '-' && array[from + 23] == '-'
                && isHex(array, from, 8) && isHex(array, from + 9, 4) && isHex(array, from + 14, 4) && isHex(array, from + 19, 4)
                && isHex(array, from + 24, 12);
    }

    private static boolean isHex(byte[] text, int from, int length) {
        boolean hex = true;
        for (int i = from; i < from + length; i++) {
            hex &= HEX[text[i] & 0xFF];
        }
        return hex;
    }

    /** {@code [A-Za-z][A-Za-z0-9_$.-]{0,199}}. */
    static boolean isType(String text) {
        if (text.length() > LONGEST_TYPE || text.isEmpty() || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isOfName(text.charAt(i)) && text.charAt(i) != '$') {
                return false;
            }
        }
        return true;
    }

    /** {@code [!-~]{1,64}}. */
    static boolean isRevision(String text) {
        return text.length() <= LONGEST_NAME && isPrintable(text, 0);
    }

    /** {@code [A-Za-z][A-Za-z0-9_.-]{0,63}:[!-~]{1,255}}. */
    static boolean isTag(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon > LONGEST_NAME || text.length() - colon - 1 > LONGEST_TAG_VALUE || !isLetter(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            if (!isOfName(text.charAt(i))) {
                return false;
            }
        }
        return isPrintable(text, colon + 1);
    }

    /** {@code [a-z][A-Za-z0-9]{0,63}}. */
    static boolean isComponent(String text) {
        boolean word = !text.isEmpty() && text.length() <= LONGEST_NAME && text.charAt(0) >= 'a' && text.charAt(0) <= 'z';
        for (int i = 1; word && i < text.length(); i++) {
            word = isLetter(text.charAt(i)) || isDigit(text.charAt(i));
        }
        return word;
    }

    /** At least one character, each visible ASCII. */
    private static boolean isPrintable(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '!' || text.charAt(i) > '~') {
                return false;
            }
        }
        return from < text.length();
    }

    private static boolean isOfName(char c) {
        return isLetter(c) || isDigit(c) || c == '_' || c == '.' || c == '-';
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
