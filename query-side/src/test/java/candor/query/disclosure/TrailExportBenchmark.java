package candor.query.disclosure;

import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.note;

import candor.DomainEvent;
import candor.ledger.verify.CandorVerify;
import candor.ledger.verify.LiveHeap;
import candor.query.Projected;
import candor.query.QueryNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports the trails of incidents of as many entries as each argument says, each entry with a sealed text, from a real ledger on the
 * embedded server, and verifies them. {@code TrailExportBenchmark 1000 10000}; what it made lies in the folder for temporary files.
 */
public final class TrailExportBenchmark {
    private static final int COMMIT = 50;
    private static final int ROUNDS = 3;

    private TrailExportBenchmark() {}

    public static void main(String[] sizes) throws IOException {
        Path folder = Files.createTempDirectory("trail-export-benchmark");
        try (QueryNode node = QueryNode.start(folder)) {
            for (String size : sizes.length == 0 ? new String[] {"1000", "10000"} : sizes) {
                run(node, folder, Integer.parseInt(size));
            }
        }
    }

    private static void run(QueryNode node, Path folder, int entries) throws IOException {
        String incident = "i-" + entries;
        String reference = "INC-2026-" + entries;
        List<DomainEvent> events = new ArrayList<>(List.of(declared(incident, reference)));
        for (int number = 1; number < entries; number++) {
            events.add(note(incident, number, "Called the acquirer; they confirm the pattern of call " + number + ".", null, null));
        }
        for (int from = 0; from < events.size(); from += COMMIT) {
            node.append(events.subList(from, Math.min(from + COMMIT, events.size())));
        }
        while (!node.bean(Projected.class).await(node.ledger().reader().head().size() - 1)) {
            System.out.println("projecting");
        }
        for (int round = 1; round <= ROUNDS; round++) {
            Path zip = folder.resolve(entries + "-" + round + ".zip");
            Clock started = Clock.now();
            export(node, incident + "-" + round, reference, zip);
            started.report(entries, "export");
            Clock exported = Clock.now();
            verify(node, zip);
            exported.report(entries, "verify");
        }
        Path zip = folder.resolve(entries + ".zip");
        System.out.printf("%,d entries: %,d KB of heap live at most for exporting, store and server not counted, %,d KB for verifying%n", entries,
                LiveHeap.most(() -> export(node, incident + "-live", reference, zip)) >> 10, LiveHeap.most(() -> verify(node, zip)) >> 10);
    }

    private static void export(QueryNode node, String trail, String reference, Path zip) throws IOException {
        try (var recorded = node.bean(TrailExports.class).export(trail, reference, "x", null, TrailOrder.scoped(RedactionPolicy.AUTHORITY), null);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip))) {
            recorded.write(out);
        }
    }

    private static void verify(QueryNode node, Path zip) {
        int exit = CandorVerify.run(new String[] {zip.toString(), "--key", node.ledger().reader().vkey().vkey()}, new PrintStream(OutputStream.nullOutputStream()));
        if (exit != CandorVerify.VERIFIED) {
            throw new AssertionError("the trail is not verified");
        }
    }

    /** The wall's clock, what this process took of the processors, and what this thread allocated; on a busy machine only the last two say something. */
    private record Clock(long wall, long processors, long allocated) {
        static Clock now() {
            return new Clock(System.nanoTime(), ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
                    ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class).getCurrentThreadAllocatedBytes());
        }

        void report(int entries, String what) {
            Clock now = now();
            System.out.printf("%,d entries: %s: %.2f s, %.2f s of processors, %,d MB allocated by its own thread%n", entries, what, (now.wall() - wall) / 1e9,
                    (now.processors() - processors) / 1e9, (now.allocated() - allocated) >> 20);
        }
    }
}
