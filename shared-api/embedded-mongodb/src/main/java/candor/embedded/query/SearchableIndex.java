package candor.embedded.query;

import java.util.List;
import java.util.NavigableMap;

/** What the planner needs of an index: its key fields, the last of them always {@code _id}, and its entries in byte order. */
public interface SearchableIndex {

    List<KeyField> fields();

    /** Whether some document ever had an array on the way to this field. */
    boolean holdsArrays(int field);

    NavigableMap<byte[], byte[]> entries();

    /** The document an entry's value stands for. */
    byte[] documentOf(byte[] value);
}
