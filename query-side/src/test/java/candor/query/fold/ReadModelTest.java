package candor.query.fold;

import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.note;
import static org.assertj.core.api.Assertions.assertThat;

import candor.incident.IncidentFilter;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIncidentByReference;
import candor.incident.IncidentQuery.FindIncidents;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentRow;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TimelinePage;
import candor.query.ReadModelsOnEmbeddedStore;
import candor.query.incident.Generated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadModelTest {
    @TempDir
    Path folder = Path.of("");

    private ReadModelsOnEmbeddedStore store;

    @BeforeEach
    void open() {
        store = ReadModelsOnEmbeddedStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Map<String, Document> rows() {
        Map<String, Document> rows = new TreeMap<>();
        for (String name : store.models().names()) {
            store.database().getCollection("read_" + name + "_1").find().forEach(row -> rows.put(name + "/" + row.getString("_id"), row));
        }
        return rows;
    }

    private void tell(long seed, int incidents, int others) {
        new Generated(seed).events(incidents, others).forEach(store.ledger()::append);
    }

    @Nested
    class Folding {
        @ParameterizedTest
        @ValueSource(longs = {1, 42, 20_261_124})
        void theSizeOfBatchesDoesNotShow(long seed) {
            tell(seed, 20, 200);
            store.projectAfter(-1, 7);
            Map<String, Document> inSevens = rows();
            store.database().listCollectionNames().forEach(name -> {
                if (name.startsWith("read_") && name.endsWith("_1")) {
                    store.database().getCollection(name).deleteMany(new Document());
                }
            });
            store.projectAfter(-1, 500);
            assertThat(rows()).isEqualTo(inSevens).hasSizeGreaterThan(200);
        }

        @ParameterizedTest
        @ValueSource(longs = {2, 43, 20_261_125})
        void whatIsHandledTwiceCountsOnce(long seed) {
            tell(seed, 20, 200);
            store.projectAfter(-1, 50);
            Map<String, Document> once = rows();
            Random random = new Random(seed);
            for (int i = 0; i < 5; i++) {
                store.projectAfter(random.nextInt(200) - 1, 1 + random.nextInt(60));
            }
            assertThat(rows()).isEqualTo(once);
        }

        @Test
        void nothingIsParked() {
            tell(7, 50, 500);
            store.projectAfter(-1, 100);
            assertThat(store.deadLetters()).isEmpty();
        }
    }

    @Nested
    class Listing {
        private List<IncidentRow> all(IncidentFilter filter) {
            List<IncidentRow> rows = new ArrayList<>();
            String after = null;
            do {
                var page = store.ask(new FindIncidents(filter, after, 7));
                rows.addAll(page.items());
                after = page.next();
            } while (after != null);
            return rows;
        }

        @BeforeEach
        void tellALot() {
            tell(3, 60, 300);
            store.projectAfter(-1, 100);
        }

        @Test
        void pagesGiveEveryIncidentOnceLastDeclaredFirst() {
            List<IncidentRow> rows = all(IncidentFilter.ALL);
            assertThat(rows).hasSize(60).doesNotHaveDuplicates();
            assertThat(rows).extracting(IncidentRow::incident).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }

        @Test
        void filtersLetOnlyTheirsPass() {
            IncidentRow some = all(IncidentFilter.ALL).stream().filter(row -> row.severity() != null).findFirst().orElseThrow();
            var filter = new IncidentFilter(
                    some.state(), some.kind(), some.severity(), some.origin(), some.reference().substring(0, 8), Integer.valueOf(some.reference().substring(4, 8)));
            assertThat(all(filter)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.state()).isEqualTo(some.state());
                assertThat(row.kind()).isEqualTo(some.kind());
                assertThat(row.severity()).isEqualTo(some.severity());
                assertThat(row.reference()).startsWith(some.reference().substring(0, 8));
            });
        }

        @Test
        void aReferenceFindsItsIncident() {
            IncidentRow some = all(IncidentFilter.ALL).get(5);
            assertThat(store.ask(new FindIncidentByReference(some.reference()))).contains(some.incident());
        }

        @Test
        void whatIsFoundAloneIsWhatIsListed() {
            for (IncidentRow row : all(IncidentFilter.ALL)) {
                assertThat(store.ask(new FindIncident(row.incident(), null)).orElseThrow().row()).isEqualTo(row);
            }
        }
    }

    @Nested
    class PagingATimeline {
        @BeforeEach
        void tellALongStory() {
            store.ledger().append(declared("i-1", "INC-2026-0001"));
            for (int note = 1; note <= 250; note++) {
                store.ledger().append(note("i-1", note, "note " + note, null, null));
            }
            store.projectAfter(-1, 100);
        }

        @ParameterizedTest
        @ValueSource(strings = {"RECORDED", "OCCURRED"})
        void everyEntryIsOnOnePage(TimelineOrder order) {
            List<TimelineEntry> entries = new ArrayList<>();
            for (int page = 1; page <= 3; page++) {
                TimelinePage found = store.ask(new FindTimeline("i-1", order, page, null)).orElseThrow();
                assertThat(found.pages()).isEqualTo(3);
                assertThat(found.entries()).isEqualTo(251);
                entries.addAll(found.items());
            }
            assertThat(entries).extracting(TimelineEntry::ordinal).doesNotHaveDuplicates().hasSize(251).isSorted();
        }

        @Test
        void beyondTheEndIsTheLastPage() {
            assertThat(store.ask(new FindTimeline("i-1", TimelineOrder.RECORDED, 99, null)).orElseThrow().page()).isEqualTo(3);
        }

        @Test
        void ofAnUnknownIncidentThereIsNone() {
            assertThat(store.ask(new FindTimeline("i-2", TimelineOrder.RECORDED, 1, null))).isEmpty();
        }
    }
}
