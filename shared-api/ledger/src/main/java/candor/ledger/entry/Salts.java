package candor.ledger.entry;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random bytes for disclosures, drawn many at a time: asking for each salt takes longer than hashing what it salts. What has been
 * given is cleared here. Safe for use by several threads.
 */
final class Salts {

    /** Bytes of a salt. */
    static final int LENGTH = 32;

    private static final int AT_ONCE = 64;

    private final SecureRandom random;
    private final byte[] drawn = new byte[AT_ONCE * LENGTH];
    private int next = drawn.length;

    Salts(SecureRandom random) {
        this.random = random;
    }

    /** 256 bits that nobody was given before. */
    synchronized byte[] next() {
        if (next == drawn.length) {
            random.nextBytes(drawn);
            next = 0;
        }
        int from = next;
        next += LENGTH;
        byte[] salt = Arrays.copyOfRange(drawn, from, next);
        Arrays.fill(drawn, from, next, (byte) 0);
        return salt;
    }
}
