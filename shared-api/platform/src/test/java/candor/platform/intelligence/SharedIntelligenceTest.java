package candor.platform.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real events and the examples of OASIS, where they are at hand: they are other people's and no part of the project. The counts were made
 * without this code, by {@code count-indicators.py} beside this test's resources.
 */
class SharedIntelligenceTest {
    private static Path folder(String name) {
        Path folder = Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent).map(above -> above.resolve("shared/data/other").resolve(name)).filter(Files::isDirectory).findFirst().orElse(Path.of(name));
        assumeTrue(Files.isDirectory(folder), "the real events and bundles are not at hand: ../shared/data/other/" + name + " is absent");
        return folder;
    }

    @ParameterizedTest
    @CsvSource({
        "misp/57c4445b-c548-4654-af0b-4be3950d210f.json,5,5,4",
        "misp/existing_event.json,81,81,39",
        "misp/japanese_test.json,0,0,1",
        "misp/long_event.json,289,332,67",
        "misp/misp_event.json,0,1,1",
        "misp/sighting_1.json,5,5,0",
        "stix/apt1.json,12,12,29",
        "stix/indicators-for-C2-with-COA.json,2,2,2",
        "stix/infrastructure.json,0,2,4",
        "stix/malicious-email-indicator-with-attachment.json,2,2,1",
        "stix/poisonivy.json,45,51,32",
        "stix/sighting-of-observed-data.json,0,4,2",
        "stix/using-granular-markings.json,1,1,1"})
    void holdsWhatACountWithoutUsFound(String file, int marked, int all, long leftOut) throws IOException {
        IntelligenceReport report = Intelligence.read(Files.readString(folder(file.substring(0, file.indexOf('/'))).resolve(file.substring(file.indexOf('/') + 1)))).getFirst();

        assertThat(report.chosen(false)).hasSize(marked);
        assertThat(report.chosen(true)).hasSize(all);
        assertThat(report.leftOut().stream().mapToLong(IntelligenceReport.LeftOut::count).sum()).isEqualTo(leftOut);
    }

    @Test
    void noFileIsForgotten() throws IOException {
        try (Stream<Path> misp = Files.list(folder("misp")); Stream<Path> stix = Files.list(folder("stix"))) {
            assertThat(Stream.concat(misp, stix).filter(file -> file.toString().endsWith(".json"))).hasSize(13);
        }
    }
}
