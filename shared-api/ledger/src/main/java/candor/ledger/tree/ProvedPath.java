package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies inclusion proofs of one tree one after the other and remembers the way of the last one: neighbours share most of it, and
 * what has once led to the root leads there again. Not safe for use by several threads.
 */
public final class ProvedPath {

    /** A node on the way of a proof that led to the root. */
    private record Step(long node, long last, Hash hash, List<Hash> rest) {
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
            Step step = new Step(node, last, hash, path.subList(i, path.size()));
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
        return known != null && known.equals(step);
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
