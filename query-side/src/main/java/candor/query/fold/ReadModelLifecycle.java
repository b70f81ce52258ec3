package candor.query.fold;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/** Prepares the read models before Axon's processors start to write them. */
final class ReadModelLifecycle implements SmartLifecycle {
    /** Axon starts in phase 0. */
    private static final int BEFORE_AXON = -1;

    private final ReadModels models;
    private final EventFeed feed;
    private final AtomicBoolean running = new AtomicBoolean();

    ReadModelLifecycle(ReadModels models, EventFeed feed) {
        this.models = models;
        this.feed = feed;
    }

    @Override
    public void start() {
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
        return BEFORE_AXON;
    }
}
