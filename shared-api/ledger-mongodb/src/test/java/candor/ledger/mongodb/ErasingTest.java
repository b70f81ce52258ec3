package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureReplay;
import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.vault.Vault;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Erasing on the store of the product, below the decisions about it. */
class ErasingTest extends OnEmbeddedStore {

    private static final String REQUEST = "request-1";
    private static final Erasure PERSON = new Erasure.OfSubject(REQUEST, "subject-1");
    private static final Set<String> KEYS = Stream.concat(LedgerUnderTest.TAG_KEYS.stream(), Stream.of("subject", "request")).collect(java.util.stream.Collectors.toSet());

    /** As the events of the product are, without depending on them. */
    record Started(String request, String subject) {}

    record Confirmed(String request, String digest) {}

    record Listed(String request, String stream, List<String> digests) {}

    /** The process ends here. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Arguments> everyBoundary() {
        return Stream.of(ErasureStep.values()).filter(step -> step.compareTo(ErasureStep.STARTED) > 0)
                .flatMap(step -> Stream.of(Arguments.of(step, false), Arguments.of(step, true)));
    }

    @ParameterizedTest
    @MethodSource("everyBoundary")
    void aCrashAtAnyBoundaryEndsInTheSameState(ErasureStep step, boolean noted) throws Exception {
        LedgerUnderTest before = alone();
        tell(before);
        begin(before, PERSON);
        BiConsumer<ErasureStep, Boolean> crash = (done, isNoted) -> {
            if (done == step && isNoted == noted) {
                throw new Crash();
            }
        };
        assertThatThrownBy(() -> sequence(before, crash).advance(REQUEST)).isInstanceOf(Crash.class);
        before.close();

        LedgerUnderTest after = alone();
        assertThat(sequence(after, (done, isNoted) -> { }).advance(REQUEST)).isTrue();

        assertErased(after);
    }

    private void assertErased(LedgerUnderTest ledger) {
        assertThat(ledger.ledger.erasures().unfinished()).isEmpty();
        assertThat(subject("subject-1")).containsEntry("state", "ERASED").doesNotContainKeys("key", "epoch");
        assertThat(subject("subject-2")).containsEntry("state", "ACTIVE").containsKey("key");
        assertThat(rows("subject-1")).isEmpty();
        assertThat(rows("subject-2")).hasSize(1);
        assertThat(list().all()).extracting(ErasureList.Listed::erasure).containsExactly(PERSON);
        List<Document> listings = events().stream().filter(event -> event.getString("t").equals("request.PersonalDataErased")).toList();
        assertThat(listings).extracting(event -> event.getString("s")).containsExactly("incident:a", "incident:b");

        List<Told> told = Stream.of("incident:a", "incident:b").flatMap(incident -> ledger.source(tagged(incident)).stream())
                .filter(event -> event.type().name().equals("test.Told")).map(event -> LedgerUnderTest.payload(event, Told.class)).toList();
        assertThat(told).extracting(Told::who).satisfiesExactly(
                who -> assertThat(who).isInstanceOf(Personal.Erased.class),
                who -> assertThat(who).isInstanceOf(Personal.Erased.class),
                who -> assertThat(Objects.requireNonNull(who).text()).contains("Otto"));
        assertThat(told).extracting(Told::text).allSatisfy(text -> assertThat(text.text()).isPresent());
        FsckReport report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).isEqualTo(2);
        assertThat(report.underWay()).isZero();
    }

    @Test
    void clearsTheHashOfTheRequestThatBroughtIt() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        assertThat(hashes()).doesNotContain("");
        erase(ledger, PERSON);

        assertThat(hashes()).containsExactly("", "", "cc");
        assertThat(check().findings()).isEmpty();
    }

    @Test
    void whileItIsUnderWayNothingCountsAsMissing() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        begin(ledger, PERSON);
        sequence(ledger, (done, noted) -> {
            FsckReport report = check();
            assertThat(report.findings()).isEmpty();
            long gone = done.compareTo(ErasureStep.KEY_DESTROYED) < 0 ? 0 : 2;
            assertThat(report.erased() + report.underWay()).isEqualTo(gone);
        }).advance(REQUEST);
    }

    @Test
    void aRowDeletedByHandIsMissingAndNotErased() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        erase(ledger, PERSON);
        String digest = rows("subject-2").getFirst().getString("_id");
        database().getCollection("vault").deleteOne(new Document("_id", digest));

        StoredEntry entry = ledger.ledger.reader().entry(2).orElseThrow();
        assertThat(ledger.ledger.reader().opened(entry).components().get("who")).isInstanceOf(Opened.Missing.class);
        assertThat(ledger.ledger.reader().opened(ledger.ledger.reader().entry(0).orElseThrow()).components().get("who")).isInstanceOf(Opened.Erased.class);
        assertThat(check().findings()).singleElement().satisfies(finding -> assertThat(finding.text()).contains("position 2", "who", "MISSING"));
    }

    @Test
    void aNoteThatSaysErasedWithoutAnEntryDoesNotHelp() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        String digest = rows("subject-2").getFirst().getString("_id");
        database().getCollection("vault").deleteOne(new Document("_id", digest));
        database().getCollection("erased").insertOne(new Document("_id", digest).append("request", "made-up").append("s", "incident:b").append("p", 2L));

        assertThat(check().findings()).singleElement().satisfies(finding -> assertThat(finding.text()).contains("MISSING"));
    }

    @Test
    void oneFieldGoesAndTheRestStays() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        String digest = Objects.requireNonNull(ledger.ledger.reader().entry(0).orElseThrow().entry().content().components().get("text")).base64Url();
        Erasure field = new Erasure.OfContent(REQUEST, digest);
        erase(ledger, field);

        Told told = LedgerUnderTest.payload(ledger.source(tagged("incident:a")).getFirst(), Told.class);
        assertThat(told.text()).isInstanceOf(FreeText.Erased.class);
        assertThat(Objects.requireNonNull(told.who()).text()).contains("Erika");
        assertThat(list().all()).extracting(ErasureList.Listed::erasure).containsExactly(field);
        FsckReport report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).isOne();
    }

    @Test
    void anErasureThatHasBegunClosesTheValuesInEveryProcess() throws Exception {
        LedgerUnderTest one = openForErasing();
        LedgerUnderTest other = openForErasing();
        tell(one);
        assertThat(who(other, "incident:a")).isInstanceOf(Personal.Known.class);
        begin(one, PERSON);

        assertThat(who(one, "incident:a")).isInstanceOf(Personal.Erased.class);
        assertThat(who(other, "incident:a")).isInstanceOf(Personal.Erased.class);
        assertThat(who(openForErasing(), "incident:a")).as("opened later, before the key is destroyed").isInstanceOf(Personal.Erased.class);
        assertThatThrownBy(() -> append(other, "subject-1", "incident:c", "zz")).hasCauseInstanceOf(RuleViolation.class);
    }

    @Test
    void waitsForAProcessThatHasNotReadThatFar() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        ledger.ledger.passings().storePassed("rows", -1);
        begin(ledger, PERSON);
        ErasureSequence sequence = sequence(ledger, (done, noted) -> { });

        assertThat(sequence.advance(REQUEST)).isFalse();
        assertThat(ledger.ledger.erasures().find(REQUEST)).get().extracting(Progress::step).isEqualTo(ErasureStep.TRACES_CLEARED);
        ledger.ledger.passings().storePassed("rows", 3);
        assertThat(sequence.advance(REQUEST)).isTrue();
    }

    @Test
    void twoSealForAPersonWhileAThirdErasesAndNothingOfThemSurvives() throws Exception {
        LedgerUnderTest third = openForErasing();
        tell(third);
        List<LedgerUnderTest> sealing = List.of(openForErasing(), openForErasing());
        AtomicInteger stored = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                LedgerUnderTest ledger = sealing.get(i % 2);
                all.add(threads.submit(() -> {
                    while (refused.get() < 40) {
                        (tries(ledger) ? stored : refused).incrementAndGet();
                    }
                    return null;
                }));
            }
            while (stored.get() < 20) {
                Thread.onSpinWait();
            }
            erase(third, PERSON);
            for (Future<?> each : all) {
                each.get();
            }
        }

        assertThat(stored.get()).isGreaterThanOrEqualTo(20);
        assertThat(subject("subject-1")).containsEntry("state", "ERASED").doesNotContainKey("key");
        FsckReport report = check();
        assertThat(report.findings()).as("every value that an entry commits to is listed").isEmpty();
        assertThat(report.erased()).isEqualTo(2 + stored.get());
        Set<String> left = new HashSet<>();
        rows("subject-1").forEach(row -> left.add(row.getString("_id")));
        assertThat(third.ledger.entriesOf("subject-1")).as("what was sealed and refused is in no entry, and its key is gone").isEmpty();
        KeyRing ring = KeyRing.open(database(), new KeyAccess(keep(), options().kms(), store.settings(), false));
        assertThat(Vault.open(database(), ring, InstantSource.system()).open(left)).isEmpty();
        for (LedgerUnderTest ledger : sealing) {
            assertThat(who(ledger, "incident:a")).isInstanceOf(Personal.Erased.class);
        }
    }

    private static boolean tries(LedgerUnderTest ledger) throws Exception {
        try {
            append(ledger, "subject-1", "incident:a", "dd");
            return true;
        } catch (ExecutionException e) {
            assertThat(e).satisfiesAnyOf(
                    refused -> assertThat(refused).hasCauseInstanceOf(RuleViolation.class),
                    refused -> assertThat(refused).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class));
            return false;
        }
    }

    @Test
    void aRestoreRepeatsItFromTheListBeforeAnythingIsOpened() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        MongoDatabase backup = store.database("backup");
        List.of("blocks", "vault", "subjects", "keys").forEach(name -> copy(name, backup));
        erase(ledger, PERSON);

        KeyRing ring = KeyRing.open(backup, new KeyAccess(keep(), options().kms(), store.settings(), false));
        Vault vault = Vault.open(backup, ring, InstantSource.system());
        ErasureReplay replay = new ErasureReplay(vault, new Erasures(backup), list());
        assertThat(replay.run("example.org/another")).isOne();
        assertThat(replay.run("example.org/another")).as("again").isZero();

        assertThat(backup.getCollection("subjects").find(new Document("_id", "subject-1")).first()).containsEntry("state", "ERASED").doesNotContainKey("key");
        assertThat(backup.getCollection("vault").find(new Document("subject", "subject-1")).first()).isNull();
        assertThat(backup.getCollection("vault").find(new Document("subject", "subject-2")).first()).isNotNull();
        assertThat(new Erasures(backup).unfinished()).singleElement().satisfies(progress -> {
            assertThat(progress.replayed()).isTrue();
            assertThat(progress.erasure()).isEqualTo(PERSON);
        });
        assertThat(new Erasures(backup).digests(REQUEST)).containsOnlyKeys("incident:a", "incident:b");
    }

    @Test
    void aRestoreWithoutTheListIsRefused() throws Exception {
        LedgerUnderTest ledger = alone();
        tell(ledger);
        java.nio.file.Files.delete(list().path());

        assertThatThrownBy(() -> new ErasureReplay(Vault.open(database(), ring(), InstantSource.system()), new Erasures(database()), list()).run("x"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("list of erasures");
    }

    private KeyRing ring() {
        return KeyRing.open(database(), new KeyAccess(keep(), options().kms(), store.settings(), false));
    }

    private void copy(String name, MongoDatabase to) {
        to.getCollection(name).insertMany(database().getCollection(name).find().into(new ArrayList<>()));
    }

    private LedgerOptions options() {
        return LedgerOptions.defaults(folder.resolve("keep"), store.settings());
    }

    /** Where no other process can be, nobody is waited for. */
    private LedgerUnderTest alone() {
        return open(options -> options.withTagKeys(KEYS).asSoleProcess());
    }

    private LedgerUnderTest openForErasing() {
        return open(options -> options.withTagKeys(KEYS));
    }

    private static void tell(LedgerUnderTest ledger) throws Exception {
        append(ledger, "subject-1", "incident:a", "aa");
        append(ledger, "subject-1", "incident:b", "bb");
        ledger.append(AppendCondition.none(), Samples.command(UUID.randomUUID(), "cc"), event("test.Told", told("subject-2", "Otto"), "incident:b"));
    }

    private static void append(LedgerUnderTest ledger, String subject, String incident, String bodyHash) throws Exception {
        ledger.append(AppendCondition.none(), Samples.command(UUID.randomUUID(), bodyHash), event("test.Told", told(subject, "Erika"), incident));
    }

    private static Told told(String subject, String name) {
        return new Told("i", FreeText.of("a text"), null, Personal.of(new SubjectReference(subject), name), List.of());
    }

    private static @org.jspecify.annotations.Nullable Personal who(LedgerUnderTest ledger, String incident) {
        return LedgerUnderTest.payload(ledger.source(tagged(incident)).getFirst(), Told.class).who();
    }

    private static void begin(LedgerUnderTest ledger, Erasure erasure) throws Exception {
        switch (erasure) {
            case Erasure.OfSubject(String request, String subject) ->
                    ledger.append(AppendCondition.none(), null, event("request.ErasureStarted", new Started(request, subject), "request:" + request, "subject:" + subject));
            case Erasure.OfContent(String request, String digest) ->
                    ledger.append(AppendCondition.none(), null, event("request.ContentErasureConfirmed", new Confirmed(request, digest), "request:" + request));
        }
        ledger.ledger.erasures().started(erasure, ledger.ledger.reader().head().size() - 1);
    }

    private void erase(LedgerUnderTest ledger, Erasure erasure) throws Exception {
        begin(ledger, erasure);
        while (!sequence(ledger, (done, noted) -> { }).advance(erasure.request())) {
            Thread.onSpinWait();
        }
    }

    private ErasureSequence sequence(LedgerUnderTest ledger, BiConsumer<ErasureStep, Boolean> probe) {
        return ledger.ledger.erasing(new Outside(ledger), probe);
    }

    /** The rest of the product: the lists go into the log once each. */
    private record Outside(LedgerUnderTest ledger) implements ErasureSequence.Outside {
        @Override
        public void decide(Erasure erasure) {
            throw new AssertionError("it is decided");
        }

        @Override
        public void clearTraces(Erasure erasure) {}

        @Override
        public boolean passed(long position) {
            return ledger.ledger.passings().allPassed(position);
        }

        @Override
        public void compact() {}

        @Override
        public void record(Progress progress) {
            String request = progress.erasure().request();
            for (Map.Entry<String, List<String>> stream : ledger.ledger.erasures().digests(request).entrySet()) {
                UUID id = UUID.nameUUIDFromBytes((request + stream.getKey()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try {
                    ledger.append(AppendCondition.none(), Samples.command(id, "00"),
                            event("request.PersonalDataErased", new Listed(request, stream.getKey(), stream.getValue()), stream.getKey()));
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private KeepFolder keep() {
        return KeepFolder.open(folder.resolve("keep"));
    }

    private ErasureList list() {
        return new ErasureList(keep());
    }

    private Document subject(String subject) {
        return Objects.requireNonNull(database().getCollection("subjects").find(new Document("_id", subject)).first());
    }

    private List<Document> rows(String subject) {
        return database().getCollection("vault").find(new Document("subject", subject)).into(new ArrayList<>());
    }

    private List<String> hashes() {
        return blocks().stream().flatMap(block -> block.getList("commands", Document.class).stream()).map(command -> command.getString("hash"))
                .filter(hash -> !hash.equals("00")).limit(3).toList();
    }

    private FsckReport check() {
        return Fsck.check(database(), KeyAccess.local(keep(), store.settings()));
    }
}
