package candor.command.incident.veris;

import candor.command.importing.Importer;
import candor.platform.command.Accepted;
import candor.platform.command.BodyHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an import itself holds in memory, without the store: live heap after a collection, looked at every thousand records, for a file and
 * for one ten times as long. Run its main; argument: a gzipped file of JSON Lines. Give it {@code -Xmx32m}: it ends either way.
 */
final class ImportMemoryBenchmark {
    private static final int TIMES = 10;
    private static final int LOOK_EVERY = 1_000;

    private ImportMemoryBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        System.out.printf(Locale.ROOT, "heap at most %d MB, Java %s%n", Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
        Path longer = Files.createTempFile("ten-times", ".jsonl.gz");
        try (OutputStream out = Files.newOutputStream(longer)) {
            for (int i = 0; i < TIMES; i++) {
                Files.copy(file, out);
            }
        }
        measure(file);
        measure(longer);
        Files.delete(longer);
    }

    private static void measure(Path file) throws IOException {
        var importing = new VerisImport(BodyHash::of, Clock.systemUTC(), ZoneOffset.UTC);
        var records = new AtomicLong();
        var peak = new AtomicLong();
        long before = live();
        var issuing = new Importer((command, issuance) -> new Accepted(List.of()), 0);
        new VerisFiles(source -> {
            issuing.begin(importing.map(source)).await();
            if (records.incrementAndGet() % LOOK_EVERY == 0) {
                peak.accumulateAndGet(live() - before, Math::max);
            }
        }, rejection -> { }).read(file);
        System.out.printf(Locale.ROOT, "%,d records: at most %.1f MB live beyond what was there before%n", records.get(), peak.get() / 1e6);
    }

    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
