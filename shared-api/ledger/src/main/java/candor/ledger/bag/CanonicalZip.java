package candor.ledger.bag;

import candor.ledger.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a zip in the only form a trail may have: files stored, sorted by name, 1980-01-01 00:00 as their time, no extra fields, no
 * comments, no zip64. The same files always give the same bytes, and no byte is without meaning.
 */
public final class CanonicalZip {

    /** Most files, and most bytes of a file and of the whole, that the plain zip format can hold. */
    public static final int MAX_FILES = 65_534;
    public static final long MAX_BYTES = 0xFFFF_FFFEL;

    public static final int LOCAL_SIGNATURE = 0x04034b50;
    public static final int LOCAL_LENGTH = 30;

    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final short VERSION = 10;
    private static final short FIRST_DAY = 1 << 5 | 1;

    private final OutputStream out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private String last = "";
    private int files;
    private long offset;

    public CanonicalZip(OutputStream out) {
        this.out = out;
    }

    /** Adds a file behind the last one. @throws Malformed if its name does not sort behind it or it is not of the stated size */
    public void add(String name, FileFacts facts, ByteSource content) throws IOException {
        header(name, facts);
        try (InputStream in = content.open()) {
            long copied = in.transferTo(out);
            Malformed.unless(copied == facts.size(), "a file that changed while it was written");
            offset += copied;
        }
    }

    /** The header and, for the directory, the same facts again; the content is expected to follow. */
    private void header(String name, FileFacts facts) throws IOException {
        Malformed.unless(name.compareTo(last) > 0, "files of a trail are sorted and never doubled");
        Malformed.unless(++files <= MAX_FILES && offset + facts.size() <= MAX_BYTES, "a trail that is too large for a zip");
        last = name;
        directory.writeBytes(central(name, facts, offset));
        byte[] header = local(name, facts);
        out.write(header);
        offset += header.length;
    }

    /** Writes the directory; the stream stays open. */
    public void finish() throws IOException {
        out.write(end(directory.toByteArray(), files, offset));
        out.flush();
    }

    /** The header before a file's content. */
    public static byte[] local(String name, FileFacts facts) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = buffer(LOCAL_LENGTH + text.length).putInt(LOCAL_SIGNATURE);
        common(header, facts, text);
        return header.put(text).array();
    }

    /** The directory's record of a file whose header starts at the offset. */
    public static byte[] central(String name, FileFacts facts, long offset) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = buffer(CENTRAL_LENGTH + text.length).putInt(CENTRAL_SIGNATURE).putShort(VERSION);
        common(header, facts, text);
        return header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) offset).put(text).array();
    }

    /** The directory's records and the end of the zip. */
    public static byte[] end(byte[] records, int files, long offset) {
        return buffer(records.length + END_LENGTH).put(records).putInt(END_SIGNATURE).putInt(0).putShort((short) files).putShort((short) files)
                .putInt(records.length).putInt((int) offset).putShort((short) 0).array();
    }

    private static void common(ByteBuffer header, FileFacts facts, byte[] name) {
        header.putShort(VERSION).putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort(FIRST_DAY)
                .putInt((int) facts.crc32()).putInt((int) facts.size()).putInt((int) facts.size())
                .putShort((short) name.length).putShort((short) 0);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
