package candor.command.incident.veris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.command.importing.Rejection;
import candor.command.importing.SourceRecord;
import candor.incident.IncidentCommand;
import candor.incident.ScopeCell;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementCommand.RecordSource;
import candor.testimony.Occurred;
import candor.testimony.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The 300 real records, where they are at hand; they are other people's data and not part of the project. */
class VerisSampleTest {
    private static final Map<String, VerisMapping> SAMPLE = new HashMap<>();
    private static final List<Rejection> REJECTED = new ArrayList<>();

    @BeforeAll
    static void readTheSample() throws IOException {
        Path sample = data().resolve("vcdb-sample.jsonl");
        assumeTrue(Files.exists(sample), "the real VERIS records are not at hand: ../shared/data is absent");
        new VerisFiles(VerisSampleTest::map, REJECTED::add).read(sample);
    }

    private static Path data() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
                .map(folder -> folder.resolve("shared/data"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("shared/data"));
    }

    private static void map(SourceRecord source) {
        try {
            VerisRecord read = VerisRecord.read(source);
            SAMPLE.put(read.key(), new VerisMapping("018f0000-0000-7000-8000-000000000000", read.json()));
        } catch (VerisRecord.Unusable e) {
            REJECTED.add(new Rejection(source.file(), source.line(), e.key(), Objects.requireNonNull(e.getMessage())));
        }
    }

    @Test
    void everyRecordIsMappedUnderAKeyOfItsOwn() {
        assertThat(REJECTED).isEmpty();
        assertThat(SAMPLE).hasSize(300);
    }

    @Test
    void everyRecordSaysSomething() {
        assertThat(SAMPLE.values()).allSatisfy(mapping -> assertThat(mapping.statements()).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void everyDateKeepsItsPrecision() {
        var byPrecision = new HashMap<Precision, Integer>();
        for (VerisMapping mapping : SAMPLE.values()) {
            Occurred occurred = mapping.occurred();
            byPrecision.merge(Objects.requireNonNull(occurred.begin()).precision(), 1, Integer::sum);
        }

        assertThat(byPrecision.get(Precision.YEAR)).isEqualTo(44);
        assertThat(byPrecision.values()).satisfies(counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300));
    }

    @Test
    void anImpossibleDateIsAWarningAndNotARejection() {
        VerisMapping impossible = record("f3c87c0b-0756-4f26-adab-c1b5b9b4c512");
        impossible.occurred();

        assertThat(impossible.warnings()).isNotEmpty();
    }

    @Test
    void aDayWithoutItsMonthIsAWarningAndNotARejection() {
        VerisMapping partial = record("60f12686-c5b5-4dbd-8cff-c39c67f1afb7");
        partial.occurred();

        assertThat(partial.warnings()).isNotEmpty();
    }

    @Test
    void totalsBeyond32BitsAreKept() {
        assertThat(statements(record("A349508B-DA36-41BC-993C-CC129D04244F"), AssessScope.class))
                .singleElement()
                .satisfies(scope -> assertThat(Objects.requireNonNull(scope.records().likely())).isGreaterThan(Integer.MAX_VALUE));
    }

    @Test
    void amountsNeedNotAddUpToTheTotal() {
        assertThat(statements(record("267E26E0-55BF-4174-8183-2033E271BA26"), AssessScope.class)).singleElement().satisfies(scope -> {
            long sum = scope.cells().stream().map(ScopeCell::records).map(b -> Objects.requireNonNullElse(b.likely(), 0L)).mapToLong(Long::longValue).sum();
            assertThat(scope.records().likely()).isNotNull().isNotEqualTo(sum);
        });
    }

    @Test
    void everyReferenceOfARecordIsASourceOfItsOwn() {
        assertThat(statements(record("02AE014F-BED2-47F9-9D68-F4055A93760A"), RecordSource.class)).hasSizeGreaterThan(1);
    }

    private static VerisMapping record(String key) {
        return Objects.requireNonNull(SAMPLE.get(key), key);
    }

    private static <C extends IncidentCommand> List<C> statements(VerisMapping mapping, Class<C> kind) {
        return mapping.statements().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
