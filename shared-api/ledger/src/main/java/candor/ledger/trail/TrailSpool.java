package candor.ledger.trail;

import candor.ledger.ByteRange;
import candor.ledger.entry.Disclosure;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Entries of a trail on disk, gathered in any order and read in the order of positions, more than once: memory holds three numbers an
 * entry. The file goes with {@link #close()}. Not safe for use by several threads.
 */
public final class TrailSpool implements AutoCloseable {

    private record Place(long position, long offset, int length) {
    }

    private final Path file;
    private final FileChannel channel;
    private final List<Place> places = new ArrayList<>();
    private long end;
    private boolean sorted = true;

    private TrailSpool(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** An empty spool. @param folder that only its owner can read */
    public static TrailSpool in(Path folder) throws IOException {
        return new TrailSpool(Files.createTempFile(folder, "spool", ""));
    }

    /** Adds an entry. */
    public void add(TrailEntry entry) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(entry));
        sorted &= places.isEmpty() || places.getLast().position() < entry.index();
        places.add(new Place(entry.index(), end, bytes.remaining()));
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
    }

    /** The entries before a position, in order; each iterator reads the file anew. */
    public Iterable<TrailEntry> before(long position) {
        return () -> places().takeWhile(place -> place.position() < position).map(this::read).iterator();
    }

    /** Positions of the entries, ascending. */
    public List<Long> positions() {
        return places().map(Place::position).toList();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private Stream<Place> places() {
        if (!sorted) {
            places.sort(Comparator.comparingLong(Place::position));
            sorted = true;
        }
        return places.stream();
    }

    private TrailEntry read(Place place) {
        ByteBuffer record = ByteBuffer.allocate(place.length());
        try {
            while (record.hasRemaining()) {
                if (channel.read(record, place.offset() + record.position()) < 0) {
                    throw new EOFException("a spool that was cut off");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entry(place.position(), record.flip());
    }

    private static TrailEntry entry(long position, ByteBuffer record) {
        byte[] entry = next(record);
        List<Disclosure> disclosures = new ArrayList<>();
        for (int left = record.getInt(); left > 0; left--) {
            disclosures.add(Disclosure.parse(ByteRange.of(next(record))));
        }
        SortedMap<String, String> withheld = new TreeMap<>();
        for (int left = record.getInt(); left > 0; left--) {
            withheld.put(text(record), text(record));
        }
        return new TrailEntry(position, entry, disclosures, withheld);
    }

    private static byte[] next(ByteBuffer record) {
        byte[] bytes = new byte[record.getInt()];
        record.get(bytes);
        return bytes;
    }

    private static String text(ByteBuffer record) {
        return new String(next(record), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(TrailEntry entry) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream(2048);
        DataOutputStream out = new DataOutputStream(record);
        put(out, entry.bytes());
        out.writeInt(entry.disclosures().size());
        for (Disclosure disclosure : entry.disclosures()) {
            put(out, disclosure.toBytes());
        }
        out.writeInt(entry.withheld().size());
        for (var reason : entry.withheld().entrySet()) {
            put(out, reason.getKey().getBytes(StandardCharsets.UTF_8));
            put(out, reason.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return record.toByteArray();
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
