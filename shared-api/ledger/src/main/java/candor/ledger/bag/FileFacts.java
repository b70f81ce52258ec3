package candor.ledger.bag;

import candor.ledger.Hash;
import java.io.IOException;

/**
 * What a bag and its zip say about a file.
 *
 * @param size in bytes
 * @param crc32 as zip has it, 0 to 2<sup>32</sup>−1
 */
public record FileFacts(long size, long crc32, Hash sha256) {

    /** Reads the bytes once. */
    public static FileFacts of(ByteSource source) throws IOException {
        try (SummedStream in = new SummedStream(source.open())) {
            return in.facts();
        }
    }
}
