package candor.signal;

import candor.DomainQuery;
import candor.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about signals. */
public sealed interface SignalQuery<R> extends DomainQuery<R> {

    /**
     * The inbox, newest first.
     * @param state only those; absent = all
     * @param incident only those linked to it or made into it; absent = all
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindSignals(
            @Nullable SignalState state,
            @Nullable SignalChannel channel,
            @Nullable String incident,
            @Nullable String after,
            int size)
            implements SignalQuery<Page<SignalRow>> {}

    /** One signal with its history. */
    record FindSignal(String signal) implements SignalQuery<Optional<SignalView>> {}
}
