package candor.command.incident.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CsvMappingReaderTest {

    @Test
    void readsTheMappingOfTheDocumentation() throws IOException, Unreadable {
        String documentation = Files.readString(Path.of("docs/CSV.md"));
        String mapping = documentation.substring(documentation.indexOf("    {\n"), documentation.indexOf("    }\n\n") + 6);

        CsvMapping read = CsvMappingReader.read(mapping);

        assertThat(read.origin()).isEqualTo("servicedesk");
        assertThat(read.delimiter()).isEqualTo(';');
        assertThat(read.charset().name()).isEqualTo("windows-1252");
        assertThat(read.fields()).hasSize(8);
        assertThat(read.fields().get(CsvField.NOTES)).isNotNull().satisfies(notes -> assertThat(notes == null ? null : notes.columns()).containsExactly("Beschreibung", "Bemerkung"));
    }

    @Test
    void everyFieldIsDocumentedAndThereIsNoOther() throws IOException {
        String table = Files.readString(Path.of("docs/CSV.md"));
        Matcher rows = Pattern.compile("(?m)^\\| ([a-zA-Z, ]+) \\|").matcher(table.substring(table.indexOf("| field |")));
        String documented = rows.results().skip(1).flatMap(row -> Arrays.stream(row.group(1).split(",", -1)).map(String::strip)).sorted().collect(Collectors.joining("\n"));

        assertThat(documented).isEqualTo(Arrays.stream(CsvField.values()).map(CsvField::key).sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void theHelpOfTheCommandIsTheDocumentation() throws IOException {
        String help = new CommandLine(new ImportCsvCommand()).getUsageMessage();

        assertThat(help).contains("--dry-run").contains(Files.readString(Path.of("docs/CSV.md")).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "nonsense#the mapping is not JSON (line 1)", "[]#the mapping is no JSON object", "{\"fields\":{}}#names no column for \"summary\"", "{\"fields\":{\"title\":\"x\"}}#there is no field \"title\"; the fields are key, summary,",
        "{\"separator\":\"x\",\"fields\":{\"summary\":\"x\"}}#the mapping cannot say \"separator\"", "{\"origin\":\"My System\",\"fields\":{\"summary\":\"x\"}}#\"origin\" is a name in small letters",
        "{\"origin\":\"veris\",\"fields\":{\"summary\":\"x\"}}#\"origin\" is a name in small letters",
        "{\"charset\":\"klingon\",\"fields\":{\"summary\":\"x\"}}#no character set", "{\"delimiter\":\"::\",\"fields\":{\"summary\":\"x\"}}#\"delimiter\" is one character",
        "{\"delimiter\":\"|\",\"quote\":\"|\",\"fields\":{\"summary\":\"x\"}}#\"delimiter\" and \"quote\" are the same character",
        "{\"zone\":\"Berlin\",\"fields\":{\"summary\":\"x\"}}#\"Berlin\" is no zone", "{\"dates\":\"qqqqqq\",\"fields\":{\"summary\":\"x\"}}#is no pattern of dates", "{\"decimal\":\";\",\"fields\":{\"summary\":\"x\"}}#a point or a comma",
        "{\"fields\":{\"summary\":{}}}#\"summary\" needs either a \"column\" or a \"constant\"", "{\"fields\":{\"summary\":{\"column\":\"a\",\"constant\":\"b\"}}}#needs either",
        "{\"fields\":{\"summary\":[\"a\",\"b\"]}}#only notes and source can be several", "{\"fields\":{\"summary\":{\"colum\":\"a\"}}}#\"summary\" cannot say \"colum\"", "{\"fields\":{\"summary\":7.5,\"notes\":[{}]}}#has to be a text",
        "{\"fields\":{\"summary\":\"a\"},\"fields\":{}}#the mapping is not JSON"})
    void refusesWhatItDoesNotUnderstandAndSaysWhat(String mapping, String reason) {
        assertThatThrownBy(() -> CsvMappingReader.read(mapping)).isInstanceOf(Unreadable.class).hasMessageContaining(reason);
    }
}
