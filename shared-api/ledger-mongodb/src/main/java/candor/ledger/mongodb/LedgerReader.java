package candor.ledger.mongodb;

import candor.ledger.Hash;
import candor.ledger.note.LogKeys;
import candor.ledger.note.VerifierKey;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.tile.Tile;
import candor.ledger.tile.TileAddress;
import candor.ledger.tree.TreeProofs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the log as evidence: bytes, disclosures, hashes and checkpoints. Positions are leaf indexes, from 0. Streams returned here
 * hold a cursor: close them.
 */
public interface LedgerReader {

    /** The end of the log, asked of the store. */
    Head head();

    /** The entry at a position; empty beyond the end. */
    Optional<StoredEntry> entry(long position);

    /** All entries of one stream, in order of their ordinals. */
    Stream<StoredEntry> entries(String stream);

    /** The entries from a position (inclusive) to another (exclusive), in order. */
    Stream<StoredEntry> entries(long from, long to);

    /** The entry with its sealed components and its actor opened. */
    default OpenedEntry opened(StoredEntry entry) {
        return opened(List.of(entry)).getFirst();
    }

    /** The entries with their sealed components and actors opened, in their order; the vault is asked once. */
    List<OpenedEntry> opened(List<StoredEntry> entries);

    /**
     * Leaf hashes from a position (inclusive) to another (exclusive), computed from the entries as they were last read: those of recent
     * blocks from memory, older ones from the store.
     */
    List<Hash> leafHashes(long from, long to);

    /**
     * Makes roots, inclusion and consistency proofs of the log at a size from its tiles: each reads a few tiles and at most 255 entries,
     * never the log.
     *
     * @param size at most that of the newest checkpoint
     * @throws IndexOutOfBoundsException if no checkpoint covers this size
     * @throws DamagedTile when a proof is asked for that rests on a tile that is missing or not what it should be
     */
    TreeProofs proofs(long size);

    /**
     * A tile (C2SP tlog-tiles), full or partial.
     *
     * @throws IndexOutOfBoundsException if the newest checkpoint does not cover all of it
     * @throws DamagedTile if it is missing or not what it should be
     */
    Tile tile(TileAddress address);

    /**
     * The entry bundle (C2SP tlog-tiles) with the leaves of a tile of level 0, full or partial.
     *
     * @throws IndexOutOfBoundsException if the newest checkpoint does not cover all of it
     */
    byte[] entryBundle(TileAddress address);

    /** The first signed checkpoint that covers this many entries. */
    Optional<SignedCheckpoint> checkpointCovering(long size);

    /** What a time-stamping authority answered for the checkpoint of this size. */
    Optional<Timestamp> timestamp(long size);

    /** The newest signed checkpoint. */
    Optional<SignedCheckpoint> latestCheckpoint();

    /** The newest key that verifies this log's checkpoints. */
    VerifierKey vkey();

    /** All keys of this log so far, as they are now. */
    LogKeys keys();

    /** The log's name. */
    String origin();
}
