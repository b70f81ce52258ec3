package candor.platform.context;

import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.configuration.AxonConfiguration;
import org.springframework.context.SmartLifecycle;

/** Starts Axon before the web server opens, and stops it after the web server has answered its last request. */
public final class AxonLifecycle implements SmartLifecycle {
    /** The web server runs in a much later phase. */
    public static final int PHASE = 0;

    private final AxonConfiguration axon;
    private final AtomicBoolean running = new AtomicBoolean();

    public AxonLifecycle(AxonConfiguration axon) {
        this.axon = axon;
    }

    @Override
    public void start() {
        axon.start();
        running.set(true);
    }

    @Override
    public void stop() {
        axon.shutdown();
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
