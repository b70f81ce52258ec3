package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.ledger.mongodb.erasure.ErasureReplay;
import candor.ledger.mongodb.erasure.ErasureSequence;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.erasure.Erasures.Progress;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.vault.Vault;
import candor.sealing.Personal;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Erasures that other processes, or a restored backup, must take part in. */
class ErasingTogetherTest extends OnErasure {

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
            Awaitility.await().until(() -> stored.get() >= 20 || all.stream().anyMatch(Future::isDone));
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
}
