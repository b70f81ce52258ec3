package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.List;

/**
 * The hashes that show that a tree is the beginning of a larger one (RFC 9162 section 2.1.4).
 *
 * @param earlier number of leaves of the smaller tree; 0 proves nothing and never verifies
 * @param size number of leaves of the larger tree
 */
public record ConsistencyProof(long earlier, long size, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with {@code root} begins with the tree with {@code earlierRoot} (RFC 9162 section 2.1.4.2). */
    public boolean verifies(Hash earlierRoot, Hash root) {
        if (earlier < 1 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && earlierRoot.equals(root);
        }
        if (path.isEmpty()) {
            return false;
        }
        boolean complete = Long.bitCount(earlier) == 1;
        return climbs(complete ? earlierRoot : path.getFirst(), complete ? path : path.subList(1, path.size()), earlierRoot, root);
    }

    private boolean climbs(Hash first, List<Hash> rest, Hash earlierRoot, Hash root) {
        int level = Long.numberOfTrailingZeros(earlier);
        long node = earlier - 1 >> level;
        long last = size - 1 >> level;
        Hash before = first;
        Hash after = first;
        for (Hash next : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = MerkleHash.node(next, before);
                after = MerkleHash.node(next, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = MerkleHash.node(after, next);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(earlierRoot) && after.equals(root);
    }
}
