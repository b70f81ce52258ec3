package candor.platform.evidence;

import candor.ledger.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A file on its way in: hashed, counted and bounded while it passes. */
final class Taking {
    /** Large enough that the hash is what takes the time, small beside any heap. */
    static final int PIECE = 1 << 16;

    private final InputStream source;
    private final Expected expected;

    /** Where the pieces go. */
    @FunctionalInterface
    interface Sink {
        void write(byte[] piece, int length) throws IOException;
    }

    Taking(InputStream source, Expected expected) {
        this.source = source;
        this.expected = expected;
    }

    /** Reads to the end; what it writes is not yet known to be good. @throws IOException of the source; those of the sink are refusals */
    KeptFile into(Sink sink) throws IOException {
        MessageDigest digest = Hash.newDigest();
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int read = source.read(piece); read >= 0; read = source.read(piece)) {
            size += read;
            expected.requireRoom(size);
            digest.update(piece, 0, read);
            write(sink, piece, read);
        }
        KeptFile file = new KeptFile(Hash.from(digest).hex(), size);
        expected.require(file);
        return file;
    }

    private static void write(Sink sink, byte[] piece, int length) {
        try {
            sink.write(piece, length);
        } catch (IOException full) {
            throw Expected.notStored();
        }
    }
}
