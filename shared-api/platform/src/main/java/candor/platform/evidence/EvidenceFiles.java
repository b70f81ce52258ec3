package candor.platform.evidence;

import candor.ledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files of evidence of one ledger, by the SHA-256 of their bytes: the same bytes are kept once. A file that is kept is whole and durable.
 * Nothing here knows what a file is for; what no entry of the ledger names is removed by {@link EvidenceSweep}.
 */
public interface EvidenceFiles {

    /**
     * Takes a file in, a small piece at a time, and keeps it when it is what was expected; else nothing of it is left.
     *
     * @throws candor.RuleViolation {@code evidence.empty}, {@code evidence.too-large}, {@code evidence.digest-mismatch}, or
     *     {@code evidence.not-stored} when the place for it is full or cannot be written
     * @throws IOException when the source ends before it should
     */
    KeptFile keep(InputStream source, Expected expected) throws IOException;

    /** Size in bytes; empty where there is no such file. */
    OptionalLong size(String digest);

    /**
     * Reads a file; where a part of it is gone, its stream throws {@link DamagedFile}.
     *
     * @param from first byte wanted, from 0
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    InputStream open(String digest, long from) throws IOException;

    /**
     * Reads a file whole and looks whether it still has the digest it is called by.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     */
    default boolean isIntact(String digest) throws IOException {
        MessageDigest sum = Hash.newDigest();
        byte[] piece = new byte[Taking.PIECE];
        try (InputStream in = open(digest, 0)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sum.update(piece, 0, read);
            }
        } catch (DamagedFile damaged) {
            return false;
        }
        return Hash.from(sum).hex().equals(digest);
    }

    /** All that are kept, and those half taken in by a process that ended, as far as the store has something to call them by. */
    List<KeptFile.Found> all();

    /** Removes one, unless it was put there anew since it was found. @return whether it is gone */
    boolean remove(KeptFile.Found found);
}
