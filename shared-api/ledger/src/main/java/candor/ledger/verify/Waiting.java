package candor.ledger.verify;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what the verifier's other threads find out. */
final class Waiting {

    private Waiting() {
    }

    /** The result. @throws IOException if it could not be had because of one */
    static <T> T forResult(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("a part of the trail could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verifier was stopped", e);
        }
    }
}
