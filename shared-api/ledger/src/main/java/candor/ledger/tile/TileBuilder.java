package candor.ledger.tile;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Entry;
import candor.ledger.tree.CompactRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    private final List<List<Hash>> levels = new ArrayList<>();
    private final List<Long> indexes = new ArrayList<>();
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
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).isEmpty()) {
                emit(level);
            }
        }
        return tree;
    }

    private void flush() throws IOException {
        sink.bundle(new TileAddress(0, tree.size() / TileAddress.FULL, bundle.size()), List.copyOf(bundle));
        List<Hash> leaves = bundle.stream().map(Entry::leafHash).toList();
        bundle.clear();
        tree = tree.append(leaves);
        for (Hash leaf : leaves) {
            push(0, leaf);
        }
    }

    private void push(int level, Hash hash) throws IOException {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
            indexes.add(0L);
        }
        List<Hash> hashes = levels.get(level);
        Malformed.unless(hashes.size() < TileAddress.FULL, "a tile has at most 256 hashes");
        hashes.add(hash);
        if (hashes.size() == TileAddress.FULL) {
            Tile full = emit(level);
            push(level + 1, full.root(0, TileAddress.FULL));
        }
    }

    private Tile emit(int level) throws IOException {
        Tile tile = new Tile(levels.get(level));
        levels.get(level).clear();
        long index = indexes.get(level);
        indexes.set(level, index + 1);
        sink.tile(new TileAddress(level, index, tile.hashes().size()), tile);
        return tile;
    }
}
