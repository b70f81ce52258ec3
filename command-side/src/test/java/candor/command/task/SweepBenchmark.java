package candor.command.task;

import candor.command.sweep.Due;
import candor.command.sweep.Nodes;
import candor.command.task.Swept.Node;
import candor.platform.mail.Letter;
import candor.platform.mail.Mailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * 10,000 tasks of 100 incidents that become due at once, over the embedded store with every append fsynced: finding them, and recording each and
 * handing one mail for each incident to a mail server that takes it at once.
 */
public final class SweepBenchmark {
    private static final int INCIDENTS = 100;
    private static final int TASKS = 100;
    private static final Instant DUE = Instant.parse("2026-11-23T05:00:00Z");

    private SweepBenchmark() {}

    /** Needs no arguments. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createTempDirectory("candor-sweep");
        var letters = new AtomicInteger();
        try (Swept swept = new Swept(new Nodes(folder, true))) {
            Node node = swept.node("node", new Counting(letters));
            swept.account(node, "ann", "ann@shop.example");
            swept.publish(node, TASKS);
            for (int i = 0; i < INCIDENTS; i++) {
                swept.incident(node, "i" + i, "2026-11-23T01:00", 0);
                swept.command(node, "i" + i);
            }
            while (node.table().due(DueTasks.KIND, DUE, INCIDENTS * TASKS).size() < INCIDENTS * TASKS) {
                LockSupport.parkNanos(100_000_000);
            }
            for (int round = 0; round < 5; round++) {
                long begin = System.nanoTime();
                List<Due> due = node.table().due(DueTasks.KIND, DUE, INCIDENTS * TASKS);
                System.out.printf("found %,d due tasks in %,d ms%n", due.size(), (System.nanoTime() - begin) / 1_000_000);
            }
            long begin = System.nanoTime();
            int unsettled = node.reminders().handle(node.table().due(DueTasks.KIND, DUE, INCIDENTS * TASKS)).size();
            System.out.printf("recorded and sent in %,d ms: %,d letters, %,d unsettled%n", (System.nanoTime() - begin) / 1_000_000, letters.get(), unsettled);
            begin = System.nanoTime();
            node.reminders().handle(node.table().due(DueTasks.KIND, DUE, INCIDENTS * TASKS));
            System.out.printf("swept again in %,d ms: %,d letters%n", (System.nanoTime() - begin) / 1_000_000, letters.get());
        }
    }

    private record Counting(AtomicInteger letters) implements Mailer {
        @Override
        public boolean isConfigured() {
            return true;
        }

        @Override
        public void send(Letter letter) {
            letters.incrementAndGet();
        }
    }
}
