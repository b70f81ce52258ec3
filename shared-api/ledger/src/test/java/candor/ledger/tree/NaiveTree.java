package candor.ledger.tree;

import candor.ledger.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 6962 sections 2.1, 2.1.1 and 2.1.2 as they are written, over lists of leaf hashes: MTH, PATH and SUBPROOF. Roots that were
 * computed once are remembered, which changes no answer.
 */
public final class NaiveTree {

    private record Span(int from, int to) {
    }

    private final List<Hash> leaves;
    private final Map<Span, Hash> roots = new HashMap<>();

    public NaiveTree(List<Hash> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** MTH(D[from:to]). */
    public Hash root(int from, int to) {
        if (to - from <= 1) {
            return from == to ? Hash.sha256() : leaves.get(from);
        }
        Span span = new Span(from, to);
        Hash known = roots.get(span);
        if (known != null) {
            return known;
        }
        int k = from + split(to - from);
        Hash root = Hash.sha256(new byte[] {1}, root(from, k).toBytes(), root(k, to).toBytes());
        roots.put(span, root);
        return root;
    }

    /** PATH(index, D[from:to]), the index counted from the whole tree's first leaf. */
    public List<Hash> path(int index, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int k = from + split(to - from);
        return index < k ? with(path(index, from, k), root(k, to)) : with(path(index, k, to), root(from, k));
    }

    /** PROOF(earlier, D[0:size]). */
    public List<Hash> consistency(int earlier, int size) {
        return subproof(earlier, 0, size, true);
    }

    private List<Hash> subproof(int earlier, int from, int to, boolean whole) {
        if (earlier == to) {
            return whole ? List.of() : List.of(root(from, to));
        }
        int k = from + split(to - from);
        return earlier <= k ? with(subproof(earlier, from, k, whole), root(k, to)) : with(subproof(earlier, k, to, false), root(from, k));
    }

    private static List<Hash> with(List<Hash> before, Hash last) {
        List<Hash> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }

    /** The largest power of two smaller than the width. */
    private static int split(int width) {
        int k = 1;
        while (k * 2 < width) {
            k *= 2;
        }
        return k;
    }
}
