package candor.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReadAheadTest {
    private static final int RECORDS = 5_000;

    /** More than the queue, the record in each hand, and one that is counted before it is handed over. */
    private static final int FEW = 20;

    @TempDir
    Path folder;

    private Path file;

    private static ReadAhead reading(Path file, Function<SourceRecord, Mapped> mapping) {
        return new ReadAhead(records -> {
            try (Stream<String> lines = Files.lines(file)) {
                AtomicLong number = new AtomicLong();
                lines.forEach(line -> records.accept(mapping.apply(new SourceRecord(file.toString(), number.incrementAndGet(), null, line.getBytes(StandardCharsets.UTF_8)))));
            }
        });
    }

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("records.jsonl"), IntStream.range(0, RECORDS).mapToObj(i -> "{\"n\":" + i + "}").toList());
    }

    private static Mapped named(SourceRecord source) {
        return new Mapped.Unfit(new Rejection(source.file(), source.line(), "k", "r"));
    }

    private static long line(Mapped mapped) {
        return ((Mapped.Unfit) mapped).rejection().line();
    }

    @Test
    void handsRecordsOverInTheOrderOfTheFile() throws IOException {
        List<Long> lines = new ArrayList<>();

        reading(file, ReadAheadTest::named).each(mapped -> lines.add(line(mapped)));

        assertThat(lines).hasSize(RECORDS).isSorted().startsWith(1L);
    }

    @Test
    void holdsAFewRecordsHoweverLongTheFile() throws IOException {
        AtomicInteger mapped = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        var ahead = reading(file, source -> {
            mapped.incrementAndGet();
            return named(source);
        });

        ahead.each(record -> {
            most.accumulateAndGet(mapped.get() - taken.getAndIncrement(), Math::max);
            if (taken.get() % 500 == 0) {
                Thread.yield();
            }
        });

        assertThat(taken).hasValue(RECORDS);
        assertThat(most.get()).isBetween(1, FEW);
    }

    @Test
    void sayWhatCannotBeReadAfterWhatCouldBe() {
        List<Mapped> taken = new ArrayList<>();

        assertThatThrownBy(() -> reading(folder.resolve("absent.jsonl"), ReadAheadTest::named).each(taken::add))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void failsAsTheMappingFails() {
        var broken = reading(file, source -> {
            if (source.line() == 3) {
                throw new IllegalStateException("broken");
            }
            return named(source);
        });
        List<Long> lines = new ArrayList<>();

        assertThatThrownBy(() -> broken.each(mapped -> lines.add(line(mapped)))).isInstanceOf(IllegalStateException.class).hasMessage("broken");
        assertThat(lines).containsExactly(1L, 2L);
    }

    @Test
    void readsNoFurtherOnceNobodyTakesTheRecords() throws InterruptedException {
        AtomicInteger mapped = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        var ahead = reading(file, source -> {
            if (mapped.getAndIncrement() == 0) {
                readers.add(Thread.currentThread());
            }
            return named(source);
        });

        assertThatThrownBy(() -> ahead.each(record -> {
            throw new IllegalStateException("the store failed");
        })).hasMessage("the store failed");

        readers.getFirst().join();
        assertThat(mapped.get()).isLessThan(FEW);
    }
}
