package candor.ledger.mongodb.tile;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 section 2.1 written down as it stands there. */
final class NaiveTree {

    private NaiveTree() {
    }

    static Hash root(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Hash.sha256() : leaves.getFirst();
        }
        int k = split(leaves.size());
        return Hash.sha256(new byte[] {1}, root(leaves.subList(0, k)).toBytes(), root(leaves.subList(k, leaves.size())).toBytes());
    }

    static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        boolean left = index < k;
        List<Hash> path = new ArrayList<>(left ? path(index, leaves.subList(0, k)) : path(index - k, leaves.subList(k, leaves.size())));
        path.add(root(left ? leaves.subList(k, leaves.size()) : leaves.subList(0, k)));
        return path;
    }

    private static int split(int size) {
        int k = 1;
        while (k * 2 < size) {
            k *= 2;
        }
        return k;
    }
}
