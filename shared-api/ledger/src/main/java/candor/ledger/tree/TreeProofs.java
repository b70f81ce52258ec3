package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes roots and proofs for a tree of a given size (RFC 6962 sections 2.1 to 2.1.2) from the hashes of its complete subtrees.
 *
 * @param hashes of a tree that has at least {@code size} leaves
 * @param size number of leaves of the tree that is proved about
 */
public record TreeProofs(SubtreeHashes hashes, long size) {

    /** The root hash. */
    public Hash root() {
        return size == 0 ? MerkleHash.EMPTY : range(0, size);
    }

    /**
     * That the leaf at this index is in the tree.
     *
     * @throws IndexOutOfBoundsException if the tree has no such leaf
     */
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("leaf " + index + " of a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    /**
     * That the tree of {@code earlier} leaves is the beginning of this one.
     *
     * @throws IndexOutOfBoundsException if {@code earlier} is not from 1 to the size
     */
    public ConsistencyProof consistency(long earlier) {
        if (earlier < 1 || earlier > size) {
            throw new IndexOutOfBoundsException("an earlier size of " + earlier + " for a tree of " + size);
        }
        List<Hash> path = new ArrayList<>();
        if (earlier < size) {
            grown(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    private void path(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            path(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    private void grown(long earlier, long from, long to, boolean known, List<Hash> path) {
        if (earlier == to) {
            if (!known) {
                path.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            grown(earlier, from, middle, known, path);
            path.add(range(middle, to));
        } else {
            grown(earlier, middle, to, false, path);
            path.add(range(from, middle));
        }
    }

    private Hash range(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return hashes.hash(level, from >> level);
        }
        long middle = from + split(width);
        return MerkleHash.node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below the width. */
    private static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
