package candor.embedded.index;

import org.jspecify.annotations.Nullable;

/** A page of a {@link KeyTree}. */
sealed interface Page {

    PackedEntries<?> entries();

    default boolean isEmpty() {
        return entries().count() == 0;
    }

    /** Keys with what they stand for. */
    final class Leaf implements Page {
        private final PackedEntries<byte[]> entries;
        private @Nullable Leaf previous;
        private @Nullable Leaf next;

        Leaf() {
            this(new PackedEntries<>());
        }

        private Leaf(PackedEntries<byte[]> entries) {
            this.entries = entries;
        }

        @Override
        public PackedEntries<byte[]> entries() {
            return entries;
        }

        @Nullable Leaf previous() {
            return previous;
        }

        @Nullable Leaf next() {
            return next;
        }

        /** Gives the entries from this index on to a new leaf behind this one. */
        Leaf splitAt(int index) {
            Leaf right = new Leaf(entries.splitAt(index));
            right.previous = this;
            right.next = next;
            if (next != null) {
                next.previous = right;
            }
            next = right;
            return right;
        }

        /** Takes this leaf out of the way between its neighbours. */
        void unlink() {
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }
    }

    /** Pages by the first key that each may hold. The first page holds all that are smaller than the second's, whatever its own key says. */
    final class Branch implements Page {
        private final PackedEntries<Page> entries;

        Branch() {
            this(new PackedEntries<>());
        }

        private Branch(PackedEntries<Page> entries) {
            this.entries = entries;
        }

        @Override
        public PackedEntries<Page> entries() {
            return entries;
        }

        /** Index of the page that a key is in, if it is anywhere. */
        int holding(byte[] key) {
            int found = entries.search(key, 1);
            return found >= 0 ? found : -found - 2;
        }

        Branch splitAt(int index) {
            return new Branch(entries.splitAt(index));
        }
    }
}
