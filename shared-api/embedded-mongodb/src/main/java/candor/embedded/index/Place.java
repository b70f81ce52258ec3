package candor.embedded.index;

import candor.embedded.index.Page.Leaf;

/** Where an entry lies, or the end of all behind the last. */
record Place(Leaf leaf, int index) {

    boolean beginsWith(byte[] prefix) {
        return index < leaf.entries().count() && leaf.entries().beginsWith(index, prefix);
    }
}
