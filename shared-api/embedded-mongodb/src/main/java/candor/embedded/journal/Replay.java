package candor.embedded.journal;

import candor.embedded.JournalDamagedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Reads the journal behind a snapshot. Only the last group of the last segment may be incomplete: it was never acknowledged. */
final class Replay {

    /**
     * Where the journal goes on.
     *
     * @param lastSegment null when there is none yet
     */
    record End(long nextNumber, @Nullable Path lastSegment, long lastSegmentSize, long bytesReplayed, long changes, long tornBytes, @Nullable Path tornFile) {}

    private final StoreFolder folder;
    private final long snapshot;
    private final Change.Sink sink;

    private long expected;
    private long bytes;
    private long changes;
    private long tornBytes;
    private @Nullable Path tornFile;

    /** @param snapshot number of the last frame that is applied already */
    Replay(StoreFolder folder, long snapshot, Change.Sink sink) {
        this.folder = folder;
        this.snapshot = snapshot;
        this.sink = sink;
        this.expected = snapshot + 1;
    }

    /** The first segment needed behind this snapshot, or null when it is missing. */
    static @Nullable Long firstSegment(NavigableMap<Long, Path> segments, long snapshot) {
        return segments.isEmpty() && snapshot == 0 ? Long.valueOf(1) : segments.floorKey(snapshot + 1);
    }

    End run() throws IOException {
        NavigableMap<Long, Path> segments = folder.segments();
        Long first = firstSegment(segments, snapshot);
        if (first == null) {
            throw new JournalDamagedException(folder.segment(snapshot + 1), 0, "the file is missing");
        }
        segments = segments.tailMap(first, true);
        long size = 0;
        for (Map.Entry<Long, Path> segment : segments.entrySet()) {
            boolean last = segment.getKey().equals(segments.lastKey());
            if (segment.getKey() > expected) {
                throw new JournalDamagedException(folder.segment(expected), 0, "the file is missing");
            }
            size = read(segment.getKey(), segment.getValue(), last);
        }
        Path lastSegment = segments.isEmpty() || size == 0 ? null : segments.lastEntry().getValue();
        return new End(expected, lastSegment, size, bytes, changes, tornBytes, tornFile);
    }

    /** Returns the size of the part that is whole. */
    private long read(long firstNumber, Path segment, boolean last) throws IOException {
        try (FrameReader reader = new FrameReader(segment)) {
            if (!reader.readFileHeader(FileHeader.segment(firstNumber))) {
                return broken(segment, 0, last);
            }
            long number = firstNumber;
            for (FrameReader.Frame frame = reader.next(); frame != null; frame = reader.next()) {
                if (frame.number() != number) {
                    throw new JournalDamagedException(segment, reader.offset(), "group " + frame.number() + " where " + number + " belongs");
                }
                apply(frame);
                number++;
            }
            expected = Math.max(expected, number);
            return reader.atEnd() ? reader.offset() : broken(segment, reader.offset(), last);
        }
    }

    private void apply(FrameReader.Frame frame) {
        if (frame.number() > snapshot) {
            changes += ChangeBuffer.readChanges(frame, sink);
            bytes += frame.length();
        }
    }

    private long broken(Path segment, long offset, boolean last) throws IOException {
        byte[] rest = rest(segment, offset);
        if (rest.length == 0 && offset > 0) {
            return offset;
        }
        if (!last || FrameReader.containsFrameFrom(expected, rest)) {
            throw new JournalDamagedException(segment, offset, "a checksum or length is wrong, and acknowledged writes follow");
        }
        tornBytes = rest.length;
        tornFile = folder.aside(segment.getFileName() + "-" + offset);
        new DiskFiles().write(tornFile, rest);
        if (offset == 0) {
            Files.delete(segment);
        } else {
            truncate(segment, offset);
        }
        folder.sync();
        return offset;
    }

    /** What follows, without the zeros at the end: those are space reserved ahead. */
    private static byte[] rest(Path segment, long offset) throws IOException {
        byte[] all = Files.readAllBytes(segment);
        int end = all.length;
        while (end > offset && all[end - 1] == 0) {
            end--;
        }
        return Arrays.copyOfRange(all, (int) offset, end);
    }

    private static void truncate(Path segment, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            channel.truncate(size);
            channel.force(true);
        }
    }
}
