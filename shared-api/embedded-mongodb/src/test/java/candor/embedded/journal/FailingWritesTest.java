package candor.embedded.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk fails at the n-th write or sync: what was acknowledged is there afterwards, in order, and nothing is acknowledged any more. */
class FailingWritesTest {

    private static final int CHANGES = 30;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path parent;

    private final List<String> told = new ArrayList<>();

    /** Lets through so many calls; the write at which it fails is half done. */
    private static final class FailingFile implements AppendFile {

        private final AppendFile file;
        private final int[] callsLeft;

        private FailingFile(AppendFile file, int[] callsLeft) {
            this.file = file;
            this.callsLeft = callsLeft;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (--callsLeft[0] < 0) {
                ByteBuffer half = bytes.slice().limit(bytes.remaining() / 2);
                file.write(half);
                throw new IOException("No space left on device");
            }
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            if (--callsLeft[0] < 0) {
                throw new IOException("Input/output error");
            }
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Files on the disk that fail after so many calls of all of them. */
    private record FailingDisk(int[] callsLeft) implements FileOpening {

        @Override
        public AppendFile growing(Path file, long end, long reserve) throws IOException {
            return new FailingFile(new DiskFiles().growing(file, end, reserve), callsLeft);
        }

        @Override
        public AppendFile writtenOnce(Path file) throws IOException {
            return new FailingFile(new DiskFiles().writtenOnce(file), callsLeft);
        }
    }

    private static final class Names implements Change.Sink {

        private final List<String> names = new ArrayList<>();

        @Override
        public void accept(Change change) {
            if (change instanceof Change.CreateCollection(_, _, var name)) {
                names.add(name);
            }
        }
    }

    private int appendUntilFailure(FileOpening files) throws IOException {
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"))) {
            Journal journal = Recovery.of(folder, Names::new, files, 400, told::add).journal();
            int acknowledged = 0;
            try (journal) {
                for (int i = 0; i < CHANGES; i++) {
                    journal.awaitDurable(journal.append(new Change.CreateCollection(i, "database", "name-" + i)));
                    acknowledged++;
                }
            } catch (JournalFailedException e) {
                assertThatThrownBy(journal::requireRunning).isInstanceOf(JournalFailedException.class);
                assertThatThrownBy(() -> journal.awaitDurable(journal.append(new Change.DropCollection(1)))).isInstanceOf(JournalFailedException.class);
                assertThat(journal.failure()).contains("the store has stopped");
            }
            return acknowledged;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 9, 10, 11, 12, 13, 14, 15, 16, 17, 30, 31})
    void stopTheJournalAndLoseNothingAcknowledged(int calls) throws IOException {
        int acknowledged = appendUntilFailure(new FailingDisk(new int[] {calls}));

        assertThat(acknowledged).isLessThan(CHANGES);
        assertThat(told).hasSize(1);
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"));
                Journal journal = Recovery.of(folder, Names::new, 400, told::add).journal()) {
            journal.requireRunning();
        }
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"))) {
            Recovery<Names> recovery = Recovery.of(folder, Names::new, 400, told::add);
            assertThat(recovery.state().names).hasSizeBetween(acknowledged, acknowledged + 1);
            for (int i = 0; i < recovery.state().names.size(); i++) {
                assertThat(recovery.state().names.get(i)).isEqualTo("name-" + i);
            }
            recovery.journal().close();
        }
    }

    @Test
    void withoutFailureEverythingIsThere() throws IOException {
        assertThat(appendUntilFailure(new DiskFiles())).isEqualTo(CHANGES);
        assertThat(told).isEmpty();
    }

    /** A snapshot is four calls: header, changes, end, sync. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void leaveNoHalfSnapshot(int calls) throws IOException {
        appendUntilFailure(new DiskFiles());
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"))) {
            assertThatThrownBy(() -> new Snapshots(folder, new FailingDisk(new int[] {calls})).write(CHANGES, state())).isInstanceOf(IOException.class);
            assertThat(folder.snapshots()).isEmpty();
        }
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"))) {
            Recovery<Names> recovery = Recovery.of(folder, Names::new, 400, told::add);
            assertThat(recovery.snapshot()).isEmpty();
            assertThat(recovery.state().names).hasSize(CHANGES);
            recovery.snapshots().write(CHANGES, state());
            recovery.journal().close();
        }
        try (StoreFolder folder = StoreFolder.open(parent.resolve("data"))) {
            Recovery<Names> recovery = Recovery.of(folder, Names::new, 400, told::add);
            assertThat(recovery.snapshot()).isPresent();
            assertThat(recovery.changes()).isZero();
            assertThat(recovery.state().names).hasSize(CHANGES);
            recovery.journal().close();
        }
        assertThat(told).isEmpty();
    }

    private static Stream<Change> state() {
        return IntStream.range(0, CHANGES).mapToObj(i -> new Change.CreateCollection(i, "database", "name-" + i));
    }
}
