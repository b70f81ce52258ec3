package candor.signal;

import candor.DomainQuery;
import candor.Page;
import java.util.List;
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

    /**
     * Every entry of a signal, as it is in the ledger, in order.
     *
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindSignalHistory(String signal, @Nullable String after, int size) implements SignalQuery<Page<SignalView.Step>> {}

    /**
     * The signals that wait, oldest first.
     *
     * @param channel only those; absent = all
     * @param like only those that stand in one line with this signal, each in a line of its own; absent = all
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindInbox(@Nullable SignalChannel channel, @Nullable String like, @Nullable String after, int size) implements SignalQuery<Inbox> {}

    /**
     * Identifiers of the signals that wait in one line with this one, itself among them, oldest first; none once it waits no more.
     *
     * @param most of them
     */
    record FindAlike(String signal, int most) implements SignalQuery<List<String>> {}

    /** What an account has reported, newest first; at most 500. */
    record FindReports(String account) implements SignalQuery<List<ReportView>> {}

    /**
     * One report of an account; nobody else's.
     *
     * @param reference as somebody typed it
     */
    record FindReport(String account, String reference) implements SignalQuery<Optional<ReportView>> {}

    /** The systems that may send alerts and those that no longer may, newest first; at most 1,000. */
    record FindSignalSources() implements SignalQuery<List<SignalSourceRow>> {}
}
