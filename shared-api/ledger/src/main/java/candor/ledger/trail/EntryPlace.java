package candor.ledger.trail;

import candor.ledger.entry.Entry;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Where an entry stands in the log and in its stream.
 *
 * @param index leaf index, from 0
 * @param ordinal number in the stream, from 1
 * @param previous leaf index of the stream's entry before it
 * @param at when the ledger recorded it
 */
public record EntryPlace(long index, String stream, long ordinal, OptionalLong previous, Instant at) {

    /** The place that an entry says it has. */
    public static EntryPlace of(long index, Entry entry) {
        return new EntryPlace(index, entry.stream(), entry.ordinal(), entry.previous(), entry.at());
    }
}
