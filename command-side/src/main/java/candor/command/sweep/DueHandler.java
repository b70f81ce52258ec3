package candor.command.sweep;

import java.util.List;
import java.util.Set;

/** What is done about one kind of thing whose time has come. It is called again for what it did not settle. */
public interface DueHandler {
    /** The kind of row it is asked about. */
    String kind();

    /** Whether it can do anything here; where it cannot, nothing is swept and nothing recorded. */
    boolean isReady();

    /**
     * Does it: issues commands with ids of their own making, so that doing it again, here or on another node, adds nothing.
     *
     * @return keys of what cannot be settled now; it is tried again later, not at once
     */
    Set<String> handle(List<Due> due);
}
