package candor.platform.command;

import java.util.List;
import java.util.OptionalLong;

/**
 * A command took effect; the events are durable. The same command under the same key gives the same answer.
 *
 * @param events in the order of the ledger; empty when there was nothing left to do
 */
public record Accepted(List<EventReceipt> events) {
    public Accepted {
        events = List.copyOf(events);
    }

    /** The last ordinal this command gave to that stream. */
    public OptionalLong lastOrdinal(String stream) {
        return events.stream().filter(event -> event.stream().equals(stream)).mapToLong(EventReceipt::ordinal).max();
    }
}
