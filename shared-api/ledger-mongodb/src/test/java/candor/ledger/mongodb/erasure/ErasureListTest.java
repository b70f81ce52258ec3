package candor.ledger.mongodb.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Malformed;
import candor.ledger.mongodb.keys.KeepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErasureListTest {

    private static final Path PUBLISHED = Path.of("../ledger/src/test/resources/vectors/erasures.jsonl");
    private static final String LOG = "example.org/ledger";
    private static final Erasure PERSON = new Erasure.OfSubject("0198f1c2-0000-7000-8000-000000000001", "3f1d8a52-6c9e-4b07-9f43-2f0a9d1b7c55");
    private static final Erasure FIELD = new Erasure.OfContent("0198f1c2-0000-7000-8000-000000000002", "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg");

    @TempDir
    Path folder = Path.of("");

    private ErasureList list = new ErasureList(KeepFolder.open(Path.of(System.getProperty("java.io.tmpdir"))));

    @BeforeEach
    void open() {
        list = new ErasureList(KeepFolder.open(folder));
    }

    @Test
    void isWrittenAsPublished() throws IOException {
        list.createIfAbsent();
        fill();

        assertThat(Files.readString(list.path())).isEqualTo(Files.readString(PUBLISHED));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list.path()))).isEqualTo("rw-------");
    }

    @Test
    void isReadBack() {
        fill();

        assertThat(new ErasureList(KeepFolder.open(folder)).all()).containsExactly(
                new ErasureList.Listed(PERSON, LOG, Instant.parse("2026-11-23T10:15:30.123456Z")),
                new ErasureList.Listed(FIELD, LOG, Instant.parse("2026-11-24T08:00:00Z")));
    }

    @Test
    void takesNothingTwice() throws IOException {
        fill();
        list.add(PERSON, LOG, Instant.EPOCH);

        assertThat(Files.readAllLines(list.path())).hasSize(2);
    }

    @Test
    void isThereEvenWhenItIsEmpty() {
        assertThat(list.exists()).isFalse();
        list.createIfAbsent();
        list.createIfAbsent();

        assertThat(list.exists()).isTrue();
        assertThat(list.all()).isEmpty();
    }

    @Test
    void leavesOutALineThatACrashCutOffAndWritesOverIt() throws IOException {
        fill();
        String whole = Files.readString(list.path());
        Files.writeString(list.path(), "{\"at\":\"2026-11-2", StandardOpenOption.APPEND);
        assertThat(list.all()).hasSize(2);

        Erasure third = new Erasure.OfSubject("request-3", "subject-3");
        list.add(third, LOG, Instant.EPOCH);

        assertThat(list.all()).hasSize(3).last().extracting(ErasureList.Listed::erasure).isEqualTo(third);
        assertThat(Files.readString(list.path())).startsWith(whole).doesNotContain("2026-11-2{");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "nothing",
        "{\"at\":\"2026-11-23T10:15:30.123456Z\",\"log\":\"l\",\"request\":\"r\",\"subject\":\"Erika Mustermann\"}",
        "{\"at\":\"yesterday\",\"log\":\"l\",\"request\":\"r\",\"subject\":\"s\"}",
        "{\"at\":\"2026-11-23T10:15:30.123456Z\",\"digest\":\"d\",\"log\":\"l\",\"request\":\"r\",\"subject\":\"s\"}"
    })
    void refusesALineOfAnotherForm(String line) throws IOException {
        Files.writeString(list.path(), line + "\n");

        assertThatThrownBy(list::all).isInstanceOf(Malformed.class);
    }

    private void fill() {
        list.add(PERSON, LOG, Instant.parse("2026-11-23T10:15:30.123456Z"));
        list.add(FIELD, LOG, Instant.parse("2026-11-24T08:00:00Z"));
    }
}
