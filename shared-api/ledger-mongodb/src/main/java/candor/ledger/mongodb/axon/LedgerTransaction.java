package candor.ledger.mongodb.axon;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** Events that are ready; nothing is in the log before {@link #commit}. */
final class LedgerTransaction implements AppendTransaction<@Nullable ConsistencyMarker> {

    private final Supplier<CompletableFuture<@Nullable ConsistencyMarker>> commit;
    private final AtomicBoolean ended = new AtomicBoolean();

    LedgerTransaction(Supplier<CompletableFuture<@Nullable ConsistencyMarker>> commit) {
        this.commit = commit;
    }

    @Override
    public CompletableFuture<@Nullable ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        if (ended.getAndSet(true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("this transaction has ended already"));
        }
        try {
            return commit.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        ended.set(true);
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(@Nullable ConsistencyMarker marker, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(marker == null ? ConsistencyMarker.ORIGIN : marker);
    }
}
