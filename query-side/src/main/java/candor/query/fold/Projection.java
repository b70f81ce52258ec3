package candor.query.fold;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A read model as a pure fold: the same events give the same rows, however they are batched and however often they are handled.
 *
 * @param <S> state of one row; stored as JSON, so a record
 */
public interface Projection<S> {
    /** Lower-case letters; part of the collection's name. */
    String name();

    /** Changes with the fold or the form of its rows: rows of another version are built anew. */
    int version();

    /** Stored names of the events it handles. */
    Set<String> events();

    Class<S> state();

    /** The rows an event changes. */
    List<String> keys(EventEnvelope envelope);

    /** The row's next state; absent where the event leaves a missing row missing. Must not look at anything else. */
    @Nullable S fold(String key, @Nullable S before, EventEnvelope envelope);

    /** Ordinary values of a row that queries filter and sort by: text, whole numbers and flags only, never sealed content. */
    Map<String, Object> indexed(S state);

    /** The indexes queries need, each a list of fields of {@link #indexed}, ascending, or descending where prefixed with {@code -}. */
    List<List<String>> indexes();

    /** Whether every row is written once by one event, so that none needs to be read first. */
    default boolean rowsAreWrittenOnce() {
        return false;
    }
}
