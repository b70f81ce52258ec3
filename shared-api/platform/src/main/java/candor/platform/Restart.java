package candor.platform;

import java.util.concurrent.CompletableFuture;

/** A wish that this process close its Spring context and start a new one, on the same port. Whoever runs the process waits for it. */
public final class Restart implements AutoCloseable {
    private final CompletableFuture<Boolean> wanted = new CompletableFuture<>();

    /** Asks for it; requests that are being answered are answered first. */
    public void request() {
        wanted.complete(true);
    }

    /** Waits until it is asked for (true) or the context is closed for good (false). */
    public boolean await() {
        return wanted.join();
    }

    @Override
    public void close() {
        wanted.complete(false);
    }
}
