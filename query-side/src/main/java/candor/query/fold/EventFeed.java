package candor.query.fold;

import java.util.List;
import java.util.function.Consumer;

/** The ledger's entries as events, opened. */
public interface EventFeed {
    /** Position of the last entry; −1 while there is none. */
    long head();

    /**
     * Reads entries in the order of their positions; one that this release cannot read comes as {@link Undecoded}.
     *
     * @param after position before the first one read; −1 for all
     * @param until position of the last one read
     * @param batches takes them, a few hundred at a time
     */
    void read(long after, long until, Consumer<List<EventEnvelope>> batches);

    /** All entries that carry an incident's tag, in order. */
    List<EventEnvelope> incident(String incident);

    /**
     * Entries that carry a signal's tag, in order.
     *
     * @param after position before the first one; −1 for all
     * @param most of them
     */
    List<EventEnvelope> signal(String signal, long after, int most);
}
