package candor.ledger.verify;

import java.io.IOException;

/** How much of the heap is live at most while something runs: it is collected and looked at again and again, so nothing is timed meanwhile. */
public final class LiveHeap {

    private static final long PAUSE_MILLISECONDS = 20;

    private LiveHeap() {
    }

    /** What is run. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /** Bytes more than before it began. */
    public static long most(Work work) throws IOException {
        long before = used();
        long[] most = {before};
        Thread looking = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    most[0] = Math.max(most[0], used());
                    Thread.sleep(PAUSE_MILLISECONDS);
                }
            } catch (InterruptedException e) {
                // The work is done.
            }
        });
        work.run();
        looking.interrupt();
        try {
            looking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return most[0] - before;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
