package candor.embedded.index;

import candor.embedded.index.Page.Branch;
import candor.embedded.index.Page.Leaf;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values in the order of their keys' bytes (unsigned): a B+ tree (Comer, "The Ubiquitous B-Tree", 1979). With an object for each entry and
 * another for its key, as in a {@link java.util.TreeMap}, looking for one among a hundred thousand reads a good dozen places that no
 * processor has read for long; here they are three or four, and take two thirds of the heap ({@code KeyTreeBenchmark}). Pages go when
 * they are empty and are not merged before (Johnson and Shasha, "B-trees with inserts and deletes: why free-at-empty is better than
 * merge-at-half", 1993). Not safe for use by several threads; a walk ends with the next change.
 */
public final class KeyTree {

    /** Few enough that making room among them is quick. */
    private static final int ENTRIES_OF_A_PAGE = 64;

    private final int most;
    private Page root = new Leaf();
    private int size;

    public KeyTree() {
        this(ENTRIES_OF_A_PAGE);
    }

    /** @param most entries of a page */
    KeyTree(int most) {
        this.most = most;
    }

    /** The first key behind all that begin with these bytes; null when there can be none. */
    public static byte @Nullable [] after(byte[] prefix) {
        int end = prefix.length;
        while (end > 0 && prefix[end - 1] == (byte) 0xFF) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(prefix, end);
        next[end - 1]++;
        return next;
    }

    public int size() {
        return size;
    }

    public byte @Nullable [] get(byte[] key) {
        Leaf leaf = leafOf(key);
        int index = leaf.entries().search(key);
        return index < 0 ? null : leaf.entries().value(index);
    }

    /** @return what the key stood for before */
    public byte @Nullable [] put(byte[] key, byte[] value) {
        Leaf leaf = leafOf(key);
        int index = leaf.entries().search(key);
        if (index >= 0) {
            return leaf.entries().replace(index, value);
        }
        if (leaf.entries().count() < most) {
            leaf.entries().insert(-index - 1, key, value);
        } else {
            insertIntoFull(key, value);
        }
        size++;
        return null;
    }

    private void insertIntoFull(byte[] key, byte[] value) {
        Page right = insert(root, key, value);
        if (right != null) {
            Branch above = new Branch();
            above.entries().insert(0, root.entries().key(0), root);
            above.entries().insert(1, right.entries().key(0), right);
            root = above;
        }
    }

    /** @return what the key stood for */
    public byte @Nullable [] remove(byte[] key) {
        Leaf leaf = leafOf(key);
        int index = leaf.entries().search(key);
        if (index < 0) {
            return null;
        }
        byte[] old = leaf.entries().remove(index);
        if (leaf.isEmpty() && leaf != root) {
            leaf.unlink();
            prune((Branch) root, key);
            while (root instanceof Branch branch && branch.entries().count() == 1) {
                root = branch.entries().value(0);
            }
        }
        size--;
        return old;
    }

    /** Walks over all values. */
    public Iterator<byte[]> values() {
        return beginningWith(new byte[0]);
    }

    /** Walks over the values of all keys that begin with these bytes. */
    public Iterator<byte[]> beginningWith(byte[] prefix) {
        Place start = place(prefix);
        return start.beginsWith(prefix) ? new Forwards(start, end(prefix, after(prefix), start)) : Collections.emptyIterator();
    }

    /** Walks over the values of all keys from one (inclusive) to another (exclusive). @param to null for all that follow */
    public Iterator<byte[]> values(byte[] from, byte @Nullable [] to, boolean reversed) {
        Place start = place(from);
        Place end = end(from, to, start);
        return reversed ? new Backwards(start, end) : new Forwards(start, end);
    }

    /** How many keys there are from one (inclusive) to another (exclusive), but no more than the cap. @param to null for all that follow */
    public int count(byte[] from, byte @Nullable [] to, int cap) {
        Place start = place(from);
        Place end = end(from, to, start);
        int count = -start.index();
        for (Leaf leaf = start.leaf(); leaf != end.leaf() && count < cap; leaf = Objects.requireNonNull(leaf.next())) {
            count += leaf.entries().count();
        }
        return Math.min(cap, count < cap ? count + end.index() : count);
    }

    private Place end(byte[] from, byte @Nullable [] to, Place start) {
        if (to != null) {
            return Arrays.compareUnsigned(from, to) < 0 ? place(to) : start;
        }
        Page page = root;
        while (page instanceof Branch branch) {
            page = branch.entries().value(branch.entries().count() - 1);
        }
        Leaf last = (Leaf) page;
        return new Place(last, last.entries().count());
    }

    /** Of the first entry whose key is not before this one. */
    private Place place(byte[] key) {
        Leaf leaf = leafOf(key);
        int found = leaf.entries().search(key);
        int index = found < 0 ? -found - 1 : found;
        Leaf next = leaf.next();
        return index == leaf.entries().count() && next != null ? new Place(next, 0) : new Place(leaf, index);
    }

    private Leaf leafOf(byte[] key) {
        Page page = root;
        while (page instanceof Branch branch) {
            page = branch.entries().value(branch.holding(key));
        }
        return (Leaf) page;
    }

    /** Into a leaf without room. @return the page that had to be put behind this one, for want of room too */
    private @Nullable Page insert(Page page, byte[] key, byte[] value) {
        return switch (page) {
            case Leaf leaf -> insert(leaf, key, value);
            case Branch branch -> insert(branch, key, value);
        };
    }

    private Leaf insert(Leaf leaf, byte[] key, byte[] value) {
        int index = -leaf.entries().search(key) - 1;
        // Keys that only ever grow leave full pages behind.
        Leaf right = leaf.splitAt(index == most && leaf.next() == null ? most : most / 2);
        insert(leaf.entries(), right.entries(), index, key, value);
        return right;
    }

    private @Nullable Branch insert(Branch branch, byte[] key, byte[] value) {
        int index = branch.holding(key);
        Page behind = insert(branch.entries().value(index), key, value);
        if (behind == null) {
            return null;
        }
        Branch right = branch.entries().count() == most ? branch.splitAt(most / 2) : null;
        insert(branch.entries(), right == null ? null : right.entries(), index + 1, behind.entries().key(0), behind);
        return right;
    }

    private static <V> void insert(PackedEntries<V> left, @Nullable PackedEntries<V> right, int index, byte[] key, V value) {
        int inRight = index - left.count();
        if (right != null && inRight >= 0) {
            right.insert(inRight, key, value);
        } else {
            left.insert(index, key, value);
        }
    }

    /** Removes the pages on the way to a key that are empty. */
    private static void prune(Branch branch, byte[] key) {
        int index = branch.holding(key);
        Page page = branch.entries().value(index);
        if (page instanceof Branch below) {
            prune(below, key);
        }
        if (page.isEmpty()) {
            branch.entries().remove(index);
        }
    }
}
