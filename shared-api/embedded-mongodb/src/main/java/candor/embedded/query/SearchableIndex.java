package candor.embedded.query;

import candor.embedded.index.KeyTree;
import java.util.List;

/** What the planner needs of an index: its key fields, the last of them always {@code _id}, and its documents by key. */
public interface SearchableIndex {

    List<KeyField> fields();

    /** Whether some document ever had an array on the way to this field. */
    boolean holdsArrays(int field);

    KeyTree entries();
}
