package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import candor.ledger.mongodb.checkpoint.LogTree;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** A log of leaf hashes made up from their positions; it counts how many are read. */
final class SyntheticLog implements LogTree {

    static final int LARGEST = 65_537;

    private static final List<Hash> LEAVES = LongStream.range(0, LARGEST).mapToObj(SyntheticLog::leaf).toList();
    private static final MemoryTree TREE = new MemoryTree();

    static {
        LEAVES.forEach(TREE::append);
    }

    private long read;

    /** The whole tree. */
    static MemoryTree tree() {
        return TREE;
    }

    static Hash leaf(long position) {
        return MerkleHash.leaf(("entry " + position).getBytes(StandardCharsets.US_ASCII));
    }

    static List<Hash> leaves(int size) {
        return LEAVES.subList(0, size);
    }

    /** Leaves read since this was asked last. */
    long read() {
        long before = read;
        read = 0;
        return before;
    }

    @Override
    public CompactRange head() {
        return CompactRange.EMPTY.append(LEAVES);
    }

    @Override
    public Optional<CompactRange> endingAt(long size) {
        return Optional.of(CompactRange.EMPTY.append(leaves((int) size)));
    }

    @Override
    public List<Hash> leafHashes(long from, long to) {
        read += to - from;
        return LEAVES.subList((int) from, (int) to);
    }
}
