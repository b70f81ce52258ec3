package candor.ledger.json;

import candor.ledger.ByteRange;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings of words that come again and again, such as names and types, and makes the same one only once; where they come in the same
 * order as before, each is known before it is read. Not safe for use by several threads.
 */
public final class Words {

    private static final int REMEMBERED = 128;

    private final @Nullable ByteRange[] bytes = new ByteRange[REMEMBERED];
    private final String[] words = new String[REMEMBERED];
    /** For each word the one that came behind it the last time. */
    private final int[] next = new int[REMEMBERED];
    private int current;

    /** The word that is most likely to come now; null if nothing is known. */
    @Nullable ByteRange expected() {
        return bytes[next[current]];
    }

    /** What was expected has come. */
    String met() {
        current = next[current];
        return words[current];
    }

    /** The characters as a string; the bytes must not be changed as long as this is used. */
    String of(ByteRange ascii) {
        int slot = slot(ascii);
        if (bytes[slot] == null || !bytes[slot].hasSameBytes(ascii)) {
            bytes[slot] = ascii;
            words[slot] = ascii.text();
        }
        next[current] = slot;
        current = slot;
        return words[slot];
    }

    /** Words of the same length that begin and end alike push each other out. */
    private static int slot(ByteRange ascii) {
        int ends = ascii.length() == 0 ? 0 : 31 * ascii.array()[ascii.from()] + ascii.array()[ascii.to() - 1];
        return 31 * ends + ascii.length() & REMEMBERED - 1;
    }
}
