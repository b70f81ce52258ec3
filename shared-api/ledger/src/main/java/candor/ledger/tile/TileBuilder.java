package candor.ledger.tile;

import candor.ledger.Hash;
import candor.ledger.entry.Entry;
import candor.ledger.tree.CompactRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a log that is read from its first entry on into tiles and entry bundles. It holds one bundle and one unfinished tile per level,
 * however long the log is. Not safe for use by several threads.
 */
public final class TileBuilder {

    /** Takes the files in the order in which they become whole. */
    public interface Sink {

        /** The entries of one bundle, at its {@linkplain TileAddress#entriesPath() path}. */
        void bundle(TileAddress address, List<byte[]> entries) throws IOException;

        /** One tile. */
        void tile(TileAddress address, Tile tile) throws IOException;
    }

    private final Sink sink;
    private final TileFold tiles = new TileFold(this::emit);
    private final List<byte[]> bundle = new ArrayList<>();
    private CompactRange tree = CompactRange.EMPTY;

    public TileBuilder(Sink sink) {
        this.sink = sink;
    }

    /** Adds the log's next entry. */
    public void add(byte[] entry) throws IOException {
        bundle.add(entry);
        if (bundle.size() == TileAddress.FULL) {
            flush();
        }
    }

    /** Hands over what is unfinished; nothing can be added afterwards. @return the log's size and tree */
    public CompactRange finish() throws IOException {
        if (!bundle.isEmpty()) {
            flush();
        }
        for (Map.Entry<TileAddress, Tile> partial : tiles.edge().entrySet()) {
            sink.tile(partial.getKey(), partial.getValue());
        }
        return tree;
    }

    private void flush() throws IOException {
        sink.bundle(new TileAddress(0, tree.size() / TileAddress.FULL, bundle.size()), List.copyOf(bundle));
        List<Hash> leaves = bundle.stream().map(Entry::leafHash).toList();
        bundle.clear();
        tree = tree.append(leaves);
        try {
            leaves.forEach(tiles::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void emit(TileAddress address, Tile tile) {
        try {
            sink.tile(address, tile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
