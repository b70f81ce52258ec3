package candor.ledger.bag;

import candor.ledger.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Finds out the facts of a file while somebody reads it for what it says. */
public final class SummedStream extends InputStream {

    private final InputStream file;
    private final FileSum sum = new FileSum();

    /** @param file its bytes; closed with this */
    public SummedStream(InputStream file) {
        this.file = file;
    }

    /** Reads what nobody has read yet, and says the facts of the whole; to be asked for once. */
    public FileFacts facts() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return sum.facts();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = file.read(buffer, offset, length);
        sum.add(new ByteRange(buffer, offset, offset + Math.max(read, 0)));
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
