package candor.query.signal;

import candor.query.fold.ReadModel;
import candor.signal.SignalSourceRow;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The systems that send alerts, as the ledger has them. */
final class SignalSources {
    private static final int MOST = 1_000;

    private final ReadModel<SignalSourceRow> sources;
    private final ReadModel<SignalFold> signals;

    SignalSources(ReadModel<SignalSourceRow> sources, ReadModel<SignalFold> signals) {
        this.sources = sources;
        this.signals = signals;
    }

    /** All, newest first. */
    List<SignalSourceRow> all() {
        return sources.find(Filters.empty(), Sorts.descending(SignalSourceProjection.REGISTERED), 0, MOST).stream()
                .map(row -> row.state())
                .map(row -> new SignalSourceRow(
                        row.signalSource(), row.name(), row.channel(), row.form(), row.registered(), row.generation(), row.rotated(), row.revoked(),
                        lastAlert(row.signalSource())))
                .toList();
    }

    private @Nullable Instant lastAlert(String source) {
        return signals.find(Filters.eq(SignalProjection.SOURCE, source), Sorts.descending(SignalProjection.AT), 0, 1).stream()
                .map(row -> row.state().row().testimony().recorded())
                .findFirst().orElse(null);
    }
}
