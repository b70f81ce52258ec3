package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Erasing on the store of the product, below the decisions about it. */
class ErasingTest extends OnErasure {

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
    void aRepeatedCommandIsAnsweredAsBeforeFromMemoryAndFromTheStore() throws Exception {
        LedgerUnderTest here = openForErasing();
        LedgerUnderTest elsewhere = openForErasing();
        UUID id = UUID.randomUUID();
        here.append(AppendCondition.none(), Samples.command(id, "aa"), Samples.event("test.Told", told("subject-1", "Erika"), "incident:a"));
        here.append(AppendCondition.none(), Samples.command(UUID.randomUUID(), "cc"), Samples.event("test.Told", told("subject-2", "Otto"), "incident:b"));
        assertThat(Stream.of(here, elsewhere).map(each -> receipt(each, id))).allMatch(receipt -> receipt.answers("aa") && !receipt.answers("bb"));
        erase(here, PERSON);

        for (LedgerUnderTest each : List.of(here, elsewhere, openForErasing())) {
            each.source(tagged("incident:a"));
            Receipt receipt = receipt(each, id);
            assertThat(receipt.firstPosition()).isZero();
            assertThat(receipt.bodyHash()).isEmpty();
            assertThat(receipt.answers("aa") && receipt.answers("bb")).isTrue();
        }
    }

    private static Receipt receipt(LedgerUnderTest ledger, UUID command) {
        return ledger.ledger.receipt(command).orElseThrow();
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
}
