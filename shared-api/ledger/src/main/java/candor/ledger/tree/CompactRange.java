package candor.ledger.tree;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: the roots of the complete subtrees that its leaves fall into, largest first. It is all an appender
 * needs to add leaves and to know the root; one hash per bit set in the size.
 *
 * @param size number of leaves
 * @param hashes roots of the complete subtrees, from left to right
 */
public record CompactRange(long size, List<Hash> hashes) {

    /** The tree without leaves. */
    public static final CompactRange EMPTY = new CompactRange(0, List.of());

    /** @throws Malformed if the number of hashes is not the number of bits set in the size */
    public CompactRange {
        Malformed.unless(size >= 0, "a tree's size is never negative");
        Malformed.unless(hashes.size() == Long.bitCount(size), "a compact range has one hash per bit of its size");
        hashes = List.copyOf(hashes);
    }

    /** The tree with one more leaf. */
    public CompactRange append(Hash leafHash) {
        return append(List.of(leafHash));
    }

    /** The tree with these leaf hashes behind its own. */
    public CompactRange append(List<Hash> leafHashes) {
        List<Hash> edge = new ArrayList<>(hashes);
        long grown = size;
        for (Hash leaf : leafHashes) {
            Hash subtree = leaf;
            for (long carry = grown; (carry & 1) == 1; carry >>= 1) {
                subtree = MerkleHash.node(edge.removeLast(), subtree);
            }
            edge.add(subtree);
            grown++;
        }
        return new CompactRange(grown, edge);
    }

    /** The tree's root hash. */
    public Hash root() {
        if (hashes.isEmpty()) {
            return MerkleHash.EMPTY;
        }
        Hash root = hashes.getLast();
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(hashes.get(i), root);
        }
        return root;
    }
}
