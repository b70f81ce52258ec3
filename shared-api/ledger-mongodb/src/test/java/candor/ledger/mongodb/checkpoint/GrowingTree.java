package candor.ledger.mongodb.checkpoint;

import candor.ledger.Hash;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A log in memory, block by block; a copy of it can go another way. */
final class GrowingTree implements LogTree {

    private final List<Hash> leaves = new ArrayList<>();
    private final TreeMap<Long, CompactRange> blocks = new TreeMap<>();

    GrowingTree() {
        blocks.put(0L, CompactRange.EMPTY);
    }

    GrowingTree(GrowingTree other) {
        leaves.addAll(other.leaves);
        blocks.putAll(other.blocks);
    }

    synchronized GrowingTree block(String... entries) {
        List<Hash> added = new ArrayList<>();
        for (String entry : entries) {
            added.add(MerkleHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        }
        CompactRange head = head().append(added);
        leaves.addAll(added);
        blocks.put(head.size(), head);
        return this;
    }

    synchronized GrowingTree replaceLeaf(int position, String entry) {
        leaves.set(position, MerkleHash.leaf(entry.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    @Override
    public synchronized CompactRange head() {
        return blocks.lastEntry().getValue();
    }

    @Override
    public synchronized Optional<CompactRange> endingAt(long size) {
        return Optional.ofNullable(blocks.get(size));
    }

    @Override
    public synchronized List<Hash> leafHashes(long from, long to) {
        return List.copyOf(leaves.subList((int) from, (int) to));
    }
}
