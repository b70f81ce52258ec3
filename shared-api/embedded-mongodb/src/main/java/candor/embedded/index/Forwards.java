package candor.embedded.index;

import candor.embedded.index.Page.Leaf;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A walk over values in order. */
final class Forwards implements Iterator<byte[]> {
    private final Place end;
    private Leaf leaf;
    private int index;

    Forwards(Place start, Place end) {
        this.end = end;
        this.leaf = start.leaf();
        this.index = start.index();
    }

    @Override
    public boolean hasNext() {
        return leaf != end.leaf() || index != end.index();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] value = leaf.entries().value(index++);
        Leaf next = leaf.next();
        if (index == leaf.entries().count() && next != null) {
            leaf = next;
            index = 0;
        }
        return value;
    }
}
