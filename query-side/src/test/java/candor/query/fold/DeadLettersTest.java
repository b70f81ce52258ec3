package candor.query.fold;

import static candor.query.incident.Told.declared;
import static candor.query.incident.Told.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.IncidentEvent;
import candor.query.fold.DeadLetters.DeadLetter;
import candor.query.incident.Generated;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fold that fails where a test says so: what it could not take waits, in order, and is folded once it can be. */
@SuppressWarnings("NullAway.Init") // JUnit and open() fill the fields
class DeadLettersTest {
    private static final String ROWS = "read_positions_1";

    @TempDir
    Path folder;

    private final Envelopes ledger = new Envelopes();
    private final Set<Long> poison = new HashSet<>();
    private final Set<Long> heavy = new HashSet<>();
    private EmbeddedMongo server;
    private MongoClient client;
    private DeadLetters letters;
    private ReadModel<Positions> model;
    private ReadModels models;

    /** The positions of an incident's events in the order in which they were folded. */
    record Positions(List<Long> all, String ballast) {}

    private final class Fragile implements Projection<Positions> {
        @Override
        public String name() {
            return "positions";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<String> events() {
            return EventNames.of(IncidentEvent.class);
        }

        @Override
        public Class<Positions> state() {
            return Positions.class;
        }

        @Override
        public List<String> keys(EventEnvelope envelope) {
            return envelope.event() instanceof IncidentEvent event ? List.of(event.incident()) : List.of();
        }

        @Override
        public Positions fold(String key, @Nullable Positions before, EventEnvelope envelope) {
            if (poison.contains(envelope.position())) {
                throw new IllegalStateException("somebody@example.org must not be kept");
            }
            List<Long> all = new ArrayList<>(before == null ? List.of() : before.all());
            all.add(envelope.position());
            return new Positions(all, heavy.contains(envelope.position()) ? "x".repeat(Generation.LARGEST_STATE) : before == null ? "" : before.ballast());
        }

        @Override
        public Map<String, Object> indexed(Positions state) {
            return Map.of();
        }

        @Override
        public List<List<String>> indexes() {
            return List.of();
        }
    }

    @BeforeEach
    void open() {
        server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        client = MongoClients.create(server.connectionString());
        MongoDatabase database = client.getDatabase("candor");
        letters = new DeadLetters(database);
        model = new ReadModel<>(database, new Fragile());
        models = new ReadModels(database, List.of(model), Duration.ZERO);
        models.open(ledger);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void project(int batch) {
        List<EventEnvelope> all = ledger.all();
        for (int from = 0; from < all.size(); from += batch) {
            List<EventEnvelope> some = all.subList(from, Math.min(from + batch, all.size()));
            models.write(some, some.getLast().position());
        }
    }

    private List<Long> folded(String incident) {
        return model.find(incident).map(row -> row.state().all()).orElse(List.of());
    }

    /** Incident a at positions 0, 2, 4, 6 and incident b at 1, 3, 5, 7. */
    private void tellTwo() {
        ledger.append(declared("a", "INC-2026-0001"));
        ledger.append(declared("b", "INC-2026-0002"));
        for (int number = 1; number <= 3; number++) {
            ledger.append(note("a", number, "a", null, null));
            ledger.append(note("b", number, "b", null, null));
        }
    }

    @Nested
    class Parking {
        @ParameterizedTest(name = "batches of {0}")
        @ValueSource(ints = {1, 3, 8})
        void whatComesLaterInTheSameIncidentWaitsAndOthersGoOn(int batch) {
            tellTwo();
            poison.add(2L);
            project(batch);

            assertThat(folded("a")).containsExactly(0L);
            assertThat(folded("b")).containsExactly(1L, 3L, 5L, 7L);
            assertThat(letters.all()).extracting(DeadLetter::unit, DeadLetter::position, DeadLetter::error).containsExactly(
                    tuple("a", 2L, IllegalStateException.class.getName()),
                    tuple("a", 4L, null),
                    tuple("a", 6L, null));
        }

        @ParameterizedTest(name = "batches of {0}")
        @ValueSource(ints = {1, 3, 8})
        void aRowThatOutgrowsADocumentStaysAsItWasAndOthersGoOn(int batch) {
            tellTwo();
            heavy.add(4L);
            project(batch);
            project(batch);

            assertThat(folded("a")).containsExactly(0L, 2L);
            assertThat(folded("b")).containsExactly(1L, 3L, 5L, 7L);
            assertThat(letters.all()).extracting(DeadLetter::unit, DeadLetter::position, DeadLetter::error).containsExactly(
                    tuple("a", 4L, RowTooLarge.class.getName()),
                    tuple("a", 6L, null));
            assertThat(models.retry(ledger)).as("it is still too large").isZero();
            heavy.clear();
            assertThat(models.retry(ledger)).isEqualTo(2);
            assertThat(folded("a")).containsExactly(0L, 2L, 4L, 6L);
        }

        @Test
        void whatWasThrownIsNotKept() {
            tellTwo();
            poison.add(2L);
            project(8);

            client.getDatabase("candor").getCollection("deadletters").find().forEach(letter -> assertThat(letter.toJson()).doesNotContain("example.org"));
        }

        @Test
        void aBatchThatIsHandledTwiceParksNothingTwice() {
            tellTwo();
            poison.add(2L);
            project(3);
            project(8);

            assertThat(letters.count()).isEqualTo(3);
            assertThat(folded("b")).containsExactly(1L, 3L, 5L, 7L);
        }

        @Test
        void anEventThatCannotBeReadHoldsUpItsStreamOnly() {
            tellTwo();
            List<EventEnvelope> unreadable = ledger.all().stream().map(e -> e.position() == 2 ? unreadable(e) : e).toList();
            models.write(unreadable, 7);

            assertThat(folded("a")).containsExactly(0L);
            assertThat(folded("b")).containsExactly(1L, 3L, 5L, 7L);
            assertThat(letters.all()).extracting(DeadLetter::unit).containsExactly("incident:a", "a", "a");
        }

        @Test
        void buildingAnewForgetsThem() {
            tellTwo();
            poison.add(2L);
            project(8);
            poison.clear();
            models.rebuild("positions", ledger);

            assertThat(letters.count()).isZero();
            assertThat(folded("a")).containsExactly(0L, 2L, 4L, 6L);
        }
    }

    @Nested
    class Retrying {
        @Test
        void foldsEverythingInOrder() {
            tellTwo();
            poison.add(2L);
            project(3);
            poison.clear();

            assertThat(models.retry(ledger)).isEqualTo(3);
            assertThat(folded("a")).containsExactly(0L, 2L, 4L, 6L);
            assertThat(letters.count()).isZero();
            ledger.append(note("a", 4, "more", null, null));
            project(8);
            assertThat(folded("a")).as("goes on as if nothing had been").containsExactly(0L, 2L, 4L, 6L, 8L);
        }

        @Test
        void whatStillFailsKeepsWhatIsBehindItAndLetsGoOfWhatIsBefore() {
            tellTwo();
            poison.addAll(List.of(2L, 3L, 6L));
            project(8);
            poison.remove(2L);

            assertThat(models.retry(ledger)).isEqualTo(2);
            assertThat(folded("a")).containsExactly(0L, 2L, 4L);
            assertThat(folded("b")).containsExactly(1L);
            assertThat(letters.all()).extracting(DeadLetter::position).containsExactly(3L, 5L, 6L, 7L);
        }

        @Test
        void anEventThatCanBeReadByNowIsFoldedWithWhatWaitedBehindIt() {
            tellTwo();
            models.write(ledger.all().stream().map(e -> e.position() == 2 ? unreadable(e) : e).toList(), 7);

            assertThat(models.retry(ledger)).isEqualTo(3);
            assertThat(folded("a")).containsExactly(0L, 2L, 4L, 6L);
        }

        @Test
        void aRowThatWentOnWithoutItIsNotBentAndTheOperatorIsToldToRebuild() {
            tellTwo();
            model.write(ledger.all());
            letters.park(new DeadLetter(ROWS, "incident:a", 4, "incident.NoteAdded", "unreadable"));

            assertThat(models.retry(ledger)).isZero();
            assertThat(folded("a")).containsExactly(0L, 2L, 4L, 6L);
            assertThat(letters.all()).extracting(DeadLetter::error).containsExactly("overtaken: rebuild");
        }

        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {5, 20_261_129})
        void givesTheRowsOfALedgerWhoseEventsNeverFailed(long seed) {
            Random random = new Random(seed);
            new Generated(seed).events(12, 200).forEach(ledger::append);
            for (int i = 0; i < 15; i++) {
                poison.add((long) random.nextInt(212));
            }
            project(1 + random.nextInt(40));
            assertThat(letters.count()).isPositive();
            while (!poison.isEmpty()) {
                poison.removeIf(position -> random.nextInt(3) == 0);
                models.retry(ledger);
                project(1 + random.nextInt(40));
            }

            models.retry(ledger);
            assertThat(letters.count()).isZero();
            List<Long> all = new ArrayList<>();
            model.each(Filters.empty(), row -> {
                assertThat(row.state().all()).as(row.key()).isSorted().doesNotHaveDuplicates();
                all.addAll(row.state().all());
            });
            List<Long> expected = ledger.all().stream().filter(e -> e.event() instanceof IncidentEvent).map(EventEnvelope::position).toList();
            assertThat(all).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Nested
    class OnTheCommandLine {
        private final List<String> lines = new ArrayList<>();

        private int run(boolean retry) {
            JsonNode arguments = new ObjectMapper().createObjectNode().put("retry", retry);
            lines.clear();
            var output = new candor.platform.cli.AdminOutput() {
                @Override
                public void line(String text) {
                    lines.add(text);
                }

                @Override
                public void note(String text) {
                    lines.add("note: " + text);
                }
            };
            return new DeadLettersOperation(models, ledger, letters).run(arguments, output);
        }

        @Test
        void theyAreListedAndTriedAgain() {
            tellTwo();
            poison.add(6L);
            project(8);

            assertThat(run(false)).isZero();
            assertThat(lines).containsExactly(
                    "read_positions_1  position 6  incident.NoteAdded  a  java.lang.IllegalStateException",
                    "note: 1 parked; \"candor dead-letters retry\" tries them again");
            assertThat(run(true)).isOne();
            assertThat(lines).containsExactly("0 folded, 1 still parked");
            poison.clear();
            assertThat(run(true)).isZero();
            assertThat(lines).containsExactly("1 folded, 0 still parked");
            assertThat(run(false)).isZero();
            assertThat(lines).containsExactly("note: no event is parked");
        }

        @Test
        void healthAndMetricsShowTheirNumber() {
            tellTwo();
            poison.add(2L);
            project(8);
            DeadLetterHealth health = new DeadLetterHealth(letters);
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            health.bindTo(meters);

            assertThat(health.health().getDetails()).containsEntry("parked", 3L);
            assertThat(meters.get("candor.dead.letters").gauge().value()).isEqualTo(3);
        }
    }

    private static EventEnvelope unreadable(EventEnvelope envelope) {
        return new EventEnvelope(envelope.position(), envelope.stream(), envelope.ordinal(), envelope.type(), "9", envelope.recorded(), null,
                new Undecoded("a.Class"));
    }
}
