package candor.ledger.trail;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.ByteSource;
import candor.ledger.tile.EntryBundle;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tile.TileBuilder;
import candor.ledger.tree.CompactRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whole log as files of a complete trail, written to a work folder: tiles and entry bundles, by their name in the bag. */
final class LogFiles implements TileBuilder.Sink {

    private final Path folder;
    private final SortedMap<String, ByteSource> files = new TreeMap<>();

    private LogFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws Malformed if the entries are not as many as the tree that the trail is proved under */
    static SortedMap<String, ByteSource> write(Path folder, Iterator<byte[]> entries, long size) throws IOException {
        LogFiles written = new LogFiles(folder);
        TileBuilder tiles = new TileBuilder(written);
        while (entries.hasNext()) {
            tiles.add(entries.next());
        }
        CompactRange tree = tiles.finish();
        Malformed.unless(tree.size() == size, "the log's entries are not as many as the checkpoint says");
        return written.files;
    }

    @Override
    public void bundle(TileAddress address, List<byte[]> entries) throws IOException {
        put(address.entriesPath(), EntryBundle.toBytes(entries));
    }

    @Override
    public void tile(TileAddress address, Tile tile) throws IOException {
        put(address.path(), tile.toBytes());
    }

    private void put(String path, byte[] bytes) throws IOException {
        // Numbered, because a partial tile's path is below the name that its full form has.
        Path file = folder.resolve("log-" + files.size());
        Files.write(file, bytes);
        files.put(BagFiles.PAYLOAD + path, ByteSource.of(file));
    }
}
