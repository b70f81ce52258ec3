package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.List;

/**
 * The hashes that lead from a leaf to the root (RFC 9162 section 2.1.3), from the leaf's sibling upward.
 *
 * @param index of the leaf, from 0
 * @param size number of leaves of the tree
 */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with this root holds this leaf at the index (RFC 9162 section 2.1.3.2). */
    public boolean verifies(Hash leafHash, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
