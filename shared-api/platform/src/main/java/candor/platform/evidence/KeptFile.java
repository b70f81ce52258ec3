package candor.platform.evidence;

import java.time.Instant;

/**
 * A file that is kept.
 *
 * @param digest SHA-256 of its bytes, 64 hexadecimal digits
 * @param size in bytes
 */
public record KeptFile(String digest, long size) {

    /**
     * One that was found in the store.
     *
     * @param since when it was last put there (UTC)
     */
    public record Found(String digest, Instant since) {}
}
