package candor.ledger.bag;

import candor.ledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * What a bag and its zip say about a file.
 *
 * @param size in bytes
 * @param crc32 as zip has it, 0 to 2<sup>32</sup>−1
 */
public record FileFacts(long size, long crc32, Hash sha256) {

    /** Reads the bytes once. */
    public static FileFacts of(ByteSource source) throws IOException {
        MessageDigest digest = Hash.newDigest();
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = source.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                crc.update(buffer, 0, read);
                size += read;
            }
        }
        return new FileFacts(size, crc.getValue(), Hash.from(digest));
    }
}
