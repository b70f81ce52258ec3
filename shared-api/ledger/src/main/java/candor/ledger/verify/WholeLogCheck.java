package candor.ledger.verify;

import static candor.ledger.verify.Topic.COMPLETENESS;
import static candor.ledger.verify.Topic.INCLUSION;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.entry.Entry;
import candor.ledger.note.Checkpoint;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileBuilder;
import candor.ledger.tree.CompactRange;
import candor.ledger.trail.EntryPlace;
import candor.ledger.trail.TrailScope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole log of a complete trail: makes its tree again, numbers every stream again, and looks for entries of the trail's own
 * streams that the trail keeps back.
 */
final class WholeLogCheck implements TileBuilder.Sink {

    private final BagSource bag;
    private final Report report;
    private final TrailScope scope;
    private final Map<String, Long> told;
    private final StreamCheck streams;
    private long position;

    /** @param told last ordinal by stream in the trail's own entries */
    WholeLogCheck(BagSource bag, Report report, TrailScope scope, Map<String, Long> told) {
        this.bag = bag;
        this.report = report;
        this.scope = scope;
        this.told = told;
        this.streams = new StreamCheck(report);
    }

    void run(Checkpoint checkpoint) throws IOException {
        List<TileAddress> tiles = TileAddress.added(0, checkpoint.size());
        if (!filesFit(tiles)) {
            return;
        }
        TileBuilder tree = new TileBuilder(this);
        for (TileAddress address : tiles) {
            if (address.level() == 0 && !read(address, tree)) {
                return;
            }
        }
        CompactRange whole = tree.finish();
        if (!whole.root().equals(checkpoint.root())) {
            report.problem(INCLUSION, BagFiles.TILES + "entries", "these entries give another root than the signed one");
        }
    }

    private boolean filesFit(List<TileAddress> tiles) {
        Set<String> expected = new TreeSet<>();
        for (TileAddress tile : tiles) {
            expected.add(BagFiles.PAYLOAD + tile.path());
            if (tile.level() == 0) {
                expected.add(BagFiles.PAYLOAD + tile.entriesPath());
            }
        }
        Set<String> found = new TreeSet<>(bag.files().tailMap(BagFiles.TILES).keySet());
        found.removeIf(name -> !name.startsWith(BagFiles.TILES));
        expected.stream().filter(name -> !found.contains(name)).forEach(name ->
                report.problem(COMPLETENESS, name, "is missing, and the trail promises the whole log"));
        found.stream().filter(name -> !expected.contains(name)).forEach(name ->
                report.problem(COMPLETENESS, name, "a log of this size has no such file"));
        return found.equals(expected);
    }

    /** @return whether the rest can be told apart */
    private boolean read(TileAddress address, TileBuilder tree) throws IOException {
        String name = BagFiles.PAYLOAD + address.entriesPath();
        List<byte[]> entries = entries(name);
        if (entries == null || entries.size() != address.width()) {
            report.problem(INTEGRITY, name, "it does not hold the " + address.width() + " entries that its name says");
            return false;
        }
        for (byte[] bytes : entries) {
            look(name, bytes);
            tree.add(bytes);
            position++;
        }
        return true;
    }

    private @Nullable List<byte[]> entries(String name) throws IOException {
        try {
            byte[] file = BagText.bytes(bag, name);
            return file == null ? null : EntryBundle.parse(file);
        } catch (Malformed e) {
            return null;
        }
    }

    private void look(String name, byte[] bytes) {
        String place = name + ", position " + position;
        try {
            Entry entry = Entry.parse(bytes);
            streams.add(() -> place, EntryPlace.of(position, entry));
            boolean kept = position < scope.upTo() && scope.streams().contains(entry.stream())
                    && entry.ordinal() > told.getOrDefault(entry.stream(), 0L);
            if (kept) {
                report.problem(COMPLETENESS, place, "this entry of " + entry.stream() + " is in the log and kept back from the trail");
            }
        } catch (Malformed e) {
            report.problem(INTEGRITY, place, e.getMessage());
        }
    }

    @Override
    public void bundle(TileAddress address, List<byte[]> entries) {
        // Its hashes come back as a tile.
    }

    @Override
    public void tile(TileAddress address, Tile made) throws IOException {
        String name = BagFiles.PAYLOAD + address.path();
        try {
            byte[] file = BagText.bytes(bag, name);
            List<?> found = file == null ? List.of() : Tile.parse(file).hashes();
            for (int i = 0; i < made.hashes().size(); i++) {
                if (i >= found.size() || !made.hashes().get(i).equals(found.get(i))) {
                    report.problem(INCLUSION, name + ", hash " + i, "it is not the one that the log's entries give");
                    return;
                }
            }
        } catch (Malformed e) {
            report.problem(INTEGRITY, name, e.getMessage());
        }
    }
}
