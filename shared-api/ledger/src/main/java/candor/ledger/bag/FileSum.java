package candor.ledger.bag;

import candor.ledger.ByteRange;
import candor.ledger.Hash;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/** Finds out the facts of a file whose bytes come in pieces. Not safe for use by several threads at once. */
public final class FileSum {

    private final MessageDigest digest = Hash.newDigest();
    private final CRC32 crc = new CRC32();
    private long size;

    /** Takes in the next bytes. */
    public void add(ByteRange piece) {
        digest.update(piece.array(), piece.from(), piece.length());
        crc.update(piece.array(), piece.from(), piece.length());
        size += piece.length();
    }

    /** The facts, once the file has come to its end; to be asked for once. */
    public FileFacts facts() {
        return new FileFacts(size, crc.getValue(), Hash.from(digest));
    }
}
