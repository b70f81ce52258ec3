package candor.embedded.index;

import candor.embedded.index.Page.Leaf;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/** A walk over values against their order. */
final class Backwards implements Iterator<byte[]> {
    private final Place start;
    private Leaf leaf;
    private int index;

    Backwards(Place start, Place end) {
        this.start = start;
        this.leaf = end.leaf();
        this.index = end.index();
    }

    @Override
    public boolean hasNext() {
        return leaf != start.leaf() || index != start.index();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (index == 0) {
            leaf = Objects.requireNonNull(leaf.previous());
            index = leaf.entries().count();
        }
        return leaf.entries().value(--index);
    }
}
