package candor.query.fold;

import candor.platform.context.AxonLifecycle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/** Prepares the read models before Axon's processors start to write them. */
final class ReadModelLifecycle implements SmartLifecycle {
    private final ReadModels models;
    private final EventFeed feed;
    private final ErasurePurge purge;
    private final AtomicBoolean running = new AtomicBoolean();

    ReadModelLifecycle(ReadModels models, EventFeed feed, ErasurePurge purge) {
        this.purge = purge;
        this.models = models;
        this.feed = feed;
    }

    @Override
    public void start() {
        purge.register();
        models.open(feed);
        running.set(true);
    }

    @Override
    public void stop() {
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return AxonLifecycle.PHASE - 1;
    }
}
