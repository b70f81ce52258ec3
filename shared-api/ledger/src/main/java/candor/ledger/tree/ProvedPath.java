package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies inclusion proofs of one tree one after the other and remembers the way of the last one: neighbours share most of it, and
 * what has once led to the root leads there again, be it from a node or from its sibling, which have their parent in common. So a tree
 * whose leaves come one after the other costs one hash a leaf. Not safe for use by several threads.
 */
public final class ProvedPath {

    /**
     * A node on the way of a proof.
     *
     * @param node its number from the left on its level
     * @param last number of the level's last node, which tells levels apart
     * @param path of the proof; the node's sibling is at {@code level}, what its parent needs follows
     */
    private record Step(long node, long last, Hash hash, List<Hash> path, int level) {

        /** Whether this leads to the root because the other one does. */
        boolean follows(Step other) {
            boolean same = node == other.node && hash.equals(other.hash) && sibling().equals(other.sibling());
            boolean siblings = node == (other.node ^ 1) && hash.equals(other.sibling()) && sibling().equals(other.hash);
            return (same || siblings) && hasSameRest(other);
        }

        private Hash sibling() {
            return path.get(level);
        }

        private boolean hasSameRest(Step other) {
            boolean same = path.size() - level == other.path.size() - other.level;
            for (int i = 1; same && i < path.size() - level; i++) {
                same = path.get(level + i).equals(other.path.get(other.level + i));
            }
            return same;
        }
    }

    private final long size;
    private final Hash root;
    private List<Step> proved = List.of();

    public ProvedPath(long size, Hash root) {
        this.size = size;
        this.root = root;
    }

    /** As {@link InclusionProof#verifies}. */
    public boolean verifies(long index, List<Hash> path, Hash leafHash) {
        if (index < 0 || index >= size) {
            return false;
        }
        List<Step> way = new ArrayList<>(path.size() + 1);
        long node = index;
        long last = size - 1;
        Hash hash = leafHash;
        for (int i = 0; i < path.size(); i++) {
            Step step = new Step(node, last, hash, path, i);
            if (last == 0) {
                return false;
            }
            if (isProved(step)) {
                return remember(way);
            }
            way.add(step);
            if ((node & 1) == 1 || node == last) {
                hash = MerkleHash.node(path.get(i), hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleHash.node(hash, path.get(i));
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root) && remember(way);
    }

    private boolean isProved(Step step) {
        Step known = at(step.last());
        return known != null && step.follows(known);
    }

    private @Nullable Step at(long last) {
        for (Step step : proved) {
            if (step.last() == last) {
                return step;
            }
        }
        return null;
    }

    private boolean remember(List<Step> way) {
        if (!way.isEmpty()) {
            long joined = way.getLast().last();
            for (Step step : proved) {
                if (step.last() < joined) {
                    way.add(step);
                }
            }
            proved = way;
        }
        return true;
    }
}
