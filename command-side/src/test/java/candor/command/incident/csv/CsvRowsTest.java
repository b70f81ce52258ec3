package candor.command.incident.csv;

import static org.assertj.core.api.Assertions.assertThat;

import candor.command.importing.Rejection;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    @TempDir
    Path folder;

    private final List<CsvRows.Row> rows = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();

    private void read(byte[] bytes, char delimiter, Charset charset) throws IOException {
        var mapping = new CsvMapping("csv", charset, delimiter, '"', new CsvNumbers('.'), Set.of(), Set.of(), Set.of(), Map.of());
        new CsvRows(mapping, rows::add, rejected::add).read(Files.write(folder.resolve("f.csv"), bytes));
    }

    private void read(String text, char delimiter) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8), delimiter, StandardCharsets.UTF_8);
    }

    @Test
    void haveTheLineOnWhichTheyBeginAndTheirText() throws IOException {
        read("a,b\r\n\r\n1,\"two\nlines, and \"\"quotes\"\"\"\r\n\n3,4", ',');

        assertThat(rows).extracting(CsvRows.Row::line).containsExactly(1L, 3L, 6L);
        assertThat(rows.get(1).text()).isEqualTo("1,\"two\nlines, and \"\"quotes\"\"\"");
        assertThat(rows.get(1).cells()).containsExactly("1", "two\nlines, and \"quotes\"");
        assertThat(rows.get(2).cells()).containsExactly("3", "4");
        assertThat(rejected).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2\n", "a;b\r1;2\r", "a;b\r\n1;2", "\"a\";\"b\"\n1;\"2\""})
    void endInEveryWayAndMayHaveOtherDelimiters(String text) throws IOException {
        read(text, ';');

        assertThat(rows).extracting(CsvRows.Row::cells).containsExactly(List.of("a", "b"), List.of("1", "2"));
    }

    @Test
    void keepFormulasAndQuotesInsideOfWordsAsText() throws IOException {
        read("=HYPERLINK(1),+49 30,5\" disk,-1,@x", ',');

        assertThat(rows.getFirst().cells()).containsExactly("=HYPERLINK(1)", "+49 30", "5\" disk", "-1", "@x");
    }

    @Test
    void areReadInTheCharacterSetTheyHave() throws IOException {
        read("Größe".getBytes(Charset.forName("windows-1252")), ',', Charset.forName("windows-1252"));
        read("\uFEFFGröße".getBytes(StandardCharsets.UTF_8), ',', Charset.forName("windows-1252"));
        read("\uFEFFGröße".getBytes(StandardCharsets.UTF_16LE), ',', StandardCharsets.UTF_8);
        read("\uFEFFGröße".getBytes(StandardCharsets.UTF_16BE), ',', StandardCharsets.UTF_8);

        assertThat(rows).extracting(row -> row.cells().getFirst()).containsExactly("Größe", "Größe", "Größe", "Größe");
    }

    @Test
    void inAnotherCharacterSetAreNotGuessed() throws IOException {
        read("a\nGröße".getBytes(StandardCharsets.ISO_8859_1), ',', StandardCharsets.UTF_8);

        assertThat(rejected).singleElement().satisfies(r -> assertThat(r.reason()).contains("no text in the character set UTF-8"));
    }

    @Test
    void behindAQuoteThatNobodyClosesAreNotRead() throws IOException {
        read("a,b\n1,2\n3,\"4\n5,6\n", ',');

        assertThat(rows).extracting(CsvRows.Row::line).containsExactly(1L, 2L);
        assertThat(rejected).singleElement().satisfies(r -> {
            assertThat(r.line()).isEqualTo(3);
            assertThat(r.reason()).contains("a quote in it is never closed: nothing behind it was read");
        });
    }

    @Test
    void thatAreLongerThanAnEntryKeepsEndTheReading() throws IOException {
        read("a\n\"" + "x\n".repeat(RowCutter.LONGEST) + "\"\nb", ',');

        assertThat(rows).hasSize(1);
        assertThat(rejected).singleElement().satisfies(r -> assertThat(r.line()).isEqualTo(2));
    }

    @Test
    void thatAreDamagedLoseOnlyThemselves() throws IOException {
        read("a,b\n\"1\"x,2\n3,4\n", ',');

        assertThat(rows).extracting(CsvRows.Row::line).containsExactly(1L, 3L);
        assertThat(rejected).singleElement().satisfies(r -> assertThat(r.reason()).contains("text stands behind a quote that was closed"));
    }

    @Test
    void areNoneInAnEmptyFile() throws IOException {
        read("", ',');
        read("\n\r\n\n", ',');

        assertThat(rows).isEmpty();
        assertThat(rejected).isEmpty();
    }
}
