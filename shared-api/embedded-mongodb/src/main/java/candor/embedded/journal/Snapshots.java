package candor.embedded.journal;

import candor.embedded.JournalDamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.Stream;

/**
 * Snapshots: the whole state as the changes that would build it, in frames as in the journal, ended by an empty frame. A snapshot
 * appears under its name only when it is complete and durable.
 */
public final class Snapshots {

    private static final int FRAME = 1 << 20;

    private final StoreFolder folder;
    private final FileOpening files;

    Snapshots(StoreFolder folder, FileOpening files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * Writes one.
     *
     * @param upTo the last journal frame whose changes are in the state
     * @return its size in bytes
     */
    public long write(long upTo, Stream<Change> state) throws IOException {
        Path unfinished = folder.unfinishedSnapshot(upTo);
        try (AppendFile file = files.writtenOnce(unfinished)) {
            file.write(FileHeader.snapshot(upTo).encode());
            writeFrames(file, state);
            file.force();
        }
        Files.move(unfinished, folder.snapshot(upTo), StandardCopyOption.ATOMIC_MOVE);
        folder.sync();
        return Files.size(folder.snapshot(upTo));
    }

    private static void writeFrames(AppendFile file, Stream<Change> state) throws IOException {
        ChangeBuffer buffer = new ChangeBuffer();
        long number = 1;
        for (Change change : (Iterable<Change>) state::iterator) {
            change.writeTo(buffer);
            if (buffer.size() >= FRAME) {
                file.write(buffer.seal(number++));
                buffer.clear();
            }
        }
        if (!buffer.isEmpty()) {
            file.write(buffer.seal(number++));
            buffer.clear();
        }
        file.write(buffer.seal(number));
    }

    static void load(Path snapshot, long upTo, Change.Sink sink) throws IOException {
        try (FrameReader reader = new FrameReader(snapshot)) {
            if (!reader.readFileHeader(FileHeader.snapshot(upTo))) {
                throw new JournalDamagedException(snapshot, 0, "not the header of this snapshot");
            }
            long number = 1;
            while (true) {
                long at = reader.offset();
                FrameReader.Frame frame = reader.next();
                if (frame == null || frame.number() != number) {
                    throw new JournalDamagedException(snapshot, at, "a checksum or length is wrong");
                }
                if (frame.length() == 0) {
                    return;
                }
                ChangeBuffer.readChanges(frame, sink);
                number++;
            }
        }
    }

    /** Removes what the newest snapshots make needless. With two kept, a damaged newest one can be done without. */
    public void removeAllBut(int kept) throws IOException {
        NavigableMap<Long, Path> snapshots = folder.snapshots();
        List<Path> needless = new ArrayList<>();
        while (snapshots.size() > kept) {
            needless.add(snapshots.pollFirstEntry().getValue());
        }
        NavigableMap<Long, Path> segments = folder.segments();
        Long first = snapshots.isEmpty() ? null : Replay.firstSegment(segments, snapshots.firstKey());
        if (first != null) {
            needless.addAll(segments.headMap(first, false).values());
        }
        folder.delete(needless);
    }
}
