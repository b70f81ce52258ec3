package candor.ledger.bag;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.bag.BagSource.BagFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a trail's zip and accepts only the canonical form: each header is made again from the facts in it and compared, so nothing
 * can hide between files, behind them, or in a second directory. Nothing is unpacked: files are stored, so a zip bomb has no place.
 */
final class ZipBag {

    private static final int MAX_NAME = 400;

    private final Path file;
    private final FileChannel channel;
    private final SortedMap<String, BagFile> files = new TreeMap<>();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private String last = "";
    private long offset;

    private ZipBag(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static BagSource open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ZipBag(file, channel).read();
        }
    }

    private BagSource read() throws IOException {
        require(channel.size() >= CanonicalZip.LOCAL_LENGTH && channel.size() <= 0xFFFF_FFFFL, "this is not the zip of a trail");
        while (bytes(offset, 4).getInt() == CanonicalZip.LOCAL_SIGNATURE) {
            require(files.size() < CanonicalZip.MAX_FILES, "the zip holds too many files");
            next();
        }
        require(!files.isEmpty(), "this is not the zip of a trail");
        byte[] end = CanonicalZip.end(directory.toByteArray(), files.size(), offset);
        require(channel.size() == offset + end.length, "the zip's directory does not fit its files (byte " + offset + " on)");
        byte[] found = bytes(offset, end.length).array();
        int differs = Arrays.mismatch(end, found);
        require(differs < 0, "the zip's directory contradicts its files at byte " + (offset + differs));
        return new BagSource(folder(), inner());
    }

    private void next() throws IOException {
        ByteBuffer header = bytes(offset, CanonicalZip.LOCAL_LENGTH);
        long crc = Integer.toUnsignedLong(header.getInt(14));
        long size = Integer.toUnsignedLong(header.getInt(18));
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        require(nameLength <= MAX_NAME, "a file name that is too long, in the header at byte " + offset);
        int length = CanonicalZip.LOCAL_LENGTH + nameLength;
        byte[] found = bytes(offset, length).array();
        String name = new String(found, CanonicalZip.LOCAL_LENGTH, nameLength, StandardCharsets.US_ASCII);
        FileFacts facts = new FileFacts(size, crc, Hash.sha256());
        int differs = Arrays.mismatch(found, CanonicalZip.local(name, facts));
        require(differs < 0, "the zip is not in a trail's canonical form at byte " + (offset + differs) + "; if it was packed anew, unpack it and check the folder");
        require(name.compareTo(last) > 0, "the zip's files are not sorted or are doubled, in the header at byte " + offset);
        long start = offset + length;
        require(start + size <= channel.size(), "the zip ends inside a file whose header is at byte " + offset);
        directory.writeBytes(CanonicalZip.central(name, facts, offset));
        files.put(name, new BagFile(size, OptionalLong.of(crc), OptionalLong.of(offset), () -> new FileRange(FileChannel.open(file), start, size)));
        last = name;
        offset = start + size;
    }

    private String folder() {
        String first = files.firstKey();
        int slash = first.indexOf('/');
        require(slash > 0, "the zip has no folder");
        return first.substring(0, slash);
    }

    private SortedMap<String, BagFile> inner() {
        String prefix = folder() + "/";
        SortedMap<String, BagFile> inner = new TreeMap<>();
        try {
            BagFiles.requireFolder(folder());
            for (var entry : files.entrySet()) {
                require(entry.getKey().startsWith(prefix), "the zip has more than one folder");
                String name = entry.getKey().substring(prefix.length());
                BagFiles.requireName(name);
                inner.put(name, entry.getValue());
            }
            BagFiles.requireDistinct(inner.keySet());
        } catch (Malformed e) {
            throw new UnusableInput("the zip holds " + e.getMessage());
        }
        return inner;
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        require(position + length <= channel.size(), "the zip ends too early");
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            require(channel.read(buffer, position + buffer.position()) >= 0, "the zip ends too early");
        }
        return buffer.flip();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnusableInput(message);
        }
    }
}
