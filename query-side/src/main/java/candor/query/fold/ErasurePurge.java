package candor.query.fold;

import candor.ledger.mongodb.erasure.ErasureWatch;
import candor.ledger.mongodb.erasure.Passings;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is erased out of the read models. When an erasure begins, nobody can open its values any more: so rows that are built anew from
 * the ledger cannot hold them, whatever form a projection gives them, and the rows before are dropped. The erasure waits for it.
 */
final class ErasurePurge {
    static final String STORE = "read-models";
    private static final Logger LOG = LoggerFactory.getLogger(ErasurePurge.class);
    private static final Set<String> BEGINNINGS = Set.of(ErasureWatch.STARTED, ErasureWatch.CONTENT_STARTED);

    private final ReadModels models;
    private final Supplier<EventFeed> feed;
    private final Passings passings;

    ErasurePurge(ReadModels models, Supplier<EventFeed> feed, Passings passings) {
        this.models = models;
        this.feed = feed;
        this.passings = passings;
    }

    /** From now on erasures wait for these read models, running or not. */
    void register() {
        if (!passings.knowsStore(STORE)) {
            passings.storePassed(STORE, -1);
        }
    }

    /** To be called with every batch, once it is folded and before its token is stored. */
    void after(List<EventEnvelope> batch) {
        batch.stream().filter(envelope -> BEGINNINGS.contains(envelope.type())).mapToLong(EventEnvelope::position).max().ifPresent(position -> {
            LOG.info("building the read models anew without what is erased since position {}", position);
            models.rebuildSince(position, feed.get());
            passings.storePassed(STORE, position);
        });
    }
}
