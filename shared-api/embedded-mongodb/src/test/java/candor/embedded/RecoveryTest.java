package candor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {

    private static final int DOCUMENTS = 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path parent;

    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void fill() {
        folder = parent.resolve("data");
        insert(0, DOCUMENTS);
    }

    private void insert(int from, int to) {
        try (OpenStore store = OpenStore.at(folder)) {
            for (int i = from; i < to; i++) {
                store.collection("c").insertOne(new Document("_id", i).append("text", "some words to damage " + i));
            }
        }
    }

    private long count() {
        try (OpenStore store = OpenStore.at(folder)) {
            return store.collection("c").countDocuments();
        }
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
        }
    }

    private static void flip(Path file, long offset) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(offset);
            int old = access.read();
            access.seek(offset);
            access.write(old ^ 0x40);
        }
    }

    @Nested
    class TheEndOfTheJournal {

        @ParameterizedTest
        @ValueSource(longs = {1, 5, 19, 20, 21, 60})
        void whenTornIsSetAsideAndReported(long missing) throws IOException {
            Path segment = files("journal-").getLast();
            long size = Files.size(segment);
            try (RandomAccessFile access = new RandomAccessFile(segment.toFile(), "rw")) {
                access.setLength(size - missing);
            }

            try (OpenStore store = OpenStore.at(folder)) {
                StartReport report = store.mongo().startReport();
                assertThat(store.collection("c").countDocuments()).isEqualTo(DOCUMENTS - 1);
                assertThat(report.tornBytes()).isPositive();
                assertThat(report.tornFile()).hasValueSatisfying(file -> assertThat(file).hasSize(report.tornBytes()));
            }
            insert(DOCUMENTS, DOCUMENTS + 5);
            assertThat(count()).isEqualTo(DOCUMENTS + 4);
        }

        @Test
        void whenFollowedByRubbishKeepsEveryWrite() throws IOException {
            Files.write(files("journal-").getLast(), "rubbish".repeat(50).getBytes(StandardCharsets.US_ASCII), StandardOpenOption.APPEND);

            assertThat(count()).isEqualTo(DOCUMENTS);
            assertThat(files("set-aside-")).hasSize(1);
        }

        @Test
        void whenFollowedByReservedSpaceIsNotTorn() throws IOException {
            Files.write(files("journal-").getLast(), new byte[100_000], StandardOpenOption.APPEND);

            try (OpenStore store = OpenStore.at(folder)) {
                assertThat(store.mongo().startReport().tornBytes()).isZero();
                assertThat(store.collection("c").countDocuments()).isEqualTo(DOCUMENTS);
            }
        }

        @Test
        void whenANewSegmentWasOnlyBegunIsNothing() throws IOException {
            Path last = files("journal-").getLast();
            Files.write(folder.resolve("journal-%016d".formatted(DOCUMENTS + 1)), new byte[] {1, 2, 3});

            assertThat(count()).isEqualTo(DOCUMENTS);
            assertThat(last).exists();
        }
    }

    @Nested
    class DamageInTheMiddle {

        @Test
        void refusesToStartNamingFileAndOffset() throws IOException {
            Path segment = files("journal-").getFirst();
            flip(segment, Files.size(segment) / 2);

            assertThatExceptionOfType(JournalDamagedException.class).isThrownBy(() -> count())
                    .satisfies(damage -> assertThat(damage.file()).isEqualTo(segment))
                    .satisfies(damage -> assertThat(damage.offset()).isBetween(Files.size(segment) / 2 - 200, Files.size(segment) / 2))
                    .withMessageContaining(segment.toString());
        }

        @Test
        void leavesTheFolderAsItIs() throws IOException {
            Path segment = files("journal-").getFirst();
            flip(segment, 300);
            byte[] before = Files.readAllBytes(segment);

            assertThatThrownBy(() -> count()).isInstanceOf(JournalDamagedException.class);

            assertThat(Files.readAllBytes(segment)).isEqualTo(before);
        }

        @Test
        void noticesAMissingSegment() throws IOException {
            EmbeddedMongoOptions small = EmbeddedMongoOptions.defaults().withSegmentBytes(500);
            try (OpenStore store = OpenStore.at(folder, small)) {
                for (int i = 100; i < 120; i++) {
                    store.collection("c").insertOne(new Document("_id", i));
                }
            }
            Files.delete(files("journal-").get(1));

            assertThatThrownBy(() -> count()).isInstanceOf(JournalDamagedException.class).hasMessageContaining("missing");
        }
    }

    @Nested
    class ADamagedSnapshot {

        @Test
        void isReplacedByTheOlderOneAndTheJournal() throws IOException {
            int documents = insertUntilTwoSnapshots();
            assertThat(files("snapshot-")).hasSize(2);
            Path newest = files("snapshot-").getLast();
            flip(newest, Files.size(newest) / 2);

            try (OpenStore store = OpenStore.at(folder)) {
                assertThat(store.collection("c").countDocuments(Filters.gte("_id", 0))).isEqualTo(documents);
                assertThat(store.mongo().startReport().damagedSnapshot()).isPresent();
            }
        }

        /** They are taken beside the writers, some time after they are due. @return how many documents there are then */
        private int insertUntilTwoSnapshots() {
            EmbeddedMongoOptions restless = EmbeddedMongoOptions.defaults().withSnapshotBytes(1_000).withSegmentBytes(1_000);
            AtomicInteger next = new AtomicInteger(DOCUMENTS);
            try (OpenStore store = OpenStore.at(folder, restless)) {
                Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> {
                    int i = next.getAndIncrement();
                    store.collection("c").insertOne(new Document("_id", i).append("text", "some words to damage " + i));
                    return files("snapshot-").stream().filter(file -> !file.toString().endsWith(".unfinished")).count() == 2;
                });
            }
            return next.get();
        }

        @Test
        void refusesToStartWhenThereIsNothingElse() throws IOException {
            try (OpenStore store = OpenStore.at(folder)) {
                store.mongo().snapshot();
            }
            Path only = files("snapshot-").getFirst();
            flip(only, 100);

            assertThatExceptionOfType(JournalDamagedException.class).isThrownBy(() -> count()).withMessageContaining(only.toString());
        }

        @Test
        void unfinishedIsIgnoredAndRemoved() throws IOException {
            Files.write(folder.resolve("snapshot-%016d.unfinished".formatted(7)), new byte[100]);

            assertThat(count()).isEqualTo(DOCUMENTS);
            assertThat(files("snapshot-")).isEmpty();
        }
    }

    @Nested
    class TakingASnapshot {

        @Test
        void leavesNoTraceOfWhatWasDeleted() throws IOException {
            try (OpenStore store = OpenStore.at(folder)) {
                store.collection("c").insertOne(new Document("_id", "x").append("text", "erase-me-please"));
                store.mongo().snapshot();
                store.collection("c").deleteOne(Filters.eq("_id", "x"));
                store.mongo().snapshot();
            }
            for (Path file : files("")) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as("%s", file).doesNotContain("erase-me-please");
            }
            assertThat(count()).isEqualTo(DOCUMENTS);
        }
    }

    @Nested
    class TheFolder {

        @Test
        void isReadableByItsOwnerOnly() throws IOException {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
            for (Path file : files("")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as("%s", file).isEqualTo("rw-------");
            }
        }

        @Test
        void ofANewerFormatIsRefused() throws IOException {
            Files.writeString(folder.resolve("format"), "2\n");

            assertThatThrownBy(() -> count()).isInstanceOf(NewerFormatException.class).hasMessageContaining("has format 2");
        }

        @Test
        void alreadyOpenInThisProcessIsRefused() {
            try (OpenStore store = OpenStore.at(folder)) {
                assertThatThrownBy(() -> EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults())).isInstanceOf(FolderInUseException.class);
                assertThat(store.mongo().health()).isEqualTo(new StoreHealth.Running());
            }
        }
    }
}
