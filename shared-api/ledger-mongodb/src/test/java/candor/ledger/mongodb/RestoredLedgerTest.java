package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.actor;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.mongodb.backup.BackupManifest;
import candor.ledger.mongodb.backup.Restored;
import candor.ledger.mongodb.erasure.Erasure;
import candor.ledger.mongodb.erasure.ErasureList;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.SubtreeHashes;
import candor.ledger.tree.TreeProofs;
import candor.log.LogEvent.LogContinued;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.bson.Document;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RestoredLedgerTest extends OnBackup {

    @Test
    void holdsEverythingAcknowledgedBeforeTheBackupWasBegunWhileOthersAppend() throws Exception {
        LedgerUnderTest ledger = open();
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch warm = new CountDownLatch(40);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String incident = "incident:" + writer;
            writers.add(CompletableFuture.runAsync(() -> write(ledger, incident, acknowledged, stop, warm)));
        }
        warm.await();
        List<String> before = List.copyOf(acknowledged);
        BackupManifest manifest = backup(ledger);
        stop.set(true);
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

        Restored restored = restore("restored");

        assertThat(manifest.size()).isGreaterThanOrEqualTo(before.size());
        assertThat(fsck("restored").text()).contains("everything fits");
        LedgerUnderTest again = openOther("restored");
        List<String> ids = again.source(EventCriteria.havingAnyTag()).stream().map(EventMessage::identifier).toList();
        assertThat(ids).hasSize((int) manifest.size() + 1).containsAll(before);
        assertThat(restored.predecessor().size()).isEqualTo(manifest.size());
    }

    private static void write(LedgerUnderTest ledger, String incident, List<String> acknowledged, AtomicBoolean stop, CountDownLatch warm) {
        try {
            while (!stop.get()) {
                var told = event("test.Told", told(incident), incident);
                ledger.append(AppendCondition.none(), actor("account-1", "Ada"), told);
                acknowledged.add(told.event().identifier());
                warm.countDown();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Nested
    class TheNewLog {

        @Test
        void beginsWithTheOldEntriesAndSaysSoInItsFirstOwn() throws Exception {
            LedgerUnderTest old = filled(5);
            backup(old);
            List<StoredEntry> entries = old.ledger.reader().entries(0, 5).toList();
            SignedCheckpoint last = old.ledger.reader().latestCheckpoint().orElseThrow();

            Restored restored = restore("restored");

            LedgerUnderTest now = openOther("restored");
            LedgerReader reader = now.ledger.reader();
            assertThat(reader.origin()).isEqualTo(restored.origin()).isNotEqualTo(old.ledger.reader().origin());
            assertThat(reader.vkey().key()).isNotEqualTo(old.ledger.reader().vkey().key());
            assertThat(reader.entries(0, 5).map(entry -> entry.entry().leafHash())).isEqualTo(entries.stream().map(entry -> entry.entry().leafHash()).toList());
            EventMessage first = now.source(EventCriteria.havingAnyTag()).get(5);
            assertThat(first.type().name()).isEqualTo("log.LogContinued");
            assertThat(LedgerUnderTest.payload(first, LogContinued.class)).isEqualTo(new LogContinued(old.ledger.reader().origin(),
                    old.ledger.reader().vkey().vkey() + "\n", 5, last.checkpoint().root().base64(), last.note().format(), 0));
            assertThat(now.source(tagged("incident:i"))).hasSize(5);
            now.append(AppendCondition.none(), null, counted(6, "incident:i"));
            assertThat(reader.entry(6).orElseThrow().entry().ordinal()).isEqualTo(6);
            assertThat(reader.entry(6).orElseThrow().entry().previous()).hasValue(4);
        }

        @Test
        void isProvedToContinueTheOldLogsCheckpoint() throws Exception {
            LedgerUnderTest old = filled(5);
            backup(old);
            Checkpoint last = old.ledger.reader().latestCheckpoint().orElseThrow().checkpoint();
            restore("restored");

            LedgerReader reader = openOther("restored").ledger.reader();
            Checkpoint signed = reader.latestCheckpoint().orElseThrow().checkpoint();

            TreeProofs proofs = new TreeProofs(SubtreeHashes.overLeaves(leaf -> reader.leafHashes(leaf, leaf + 1).getFirst()), signed.size());
            assertThat(signed.size()).isEqualTo(6);
            assertThat(proofs.consistency(last.size()).verifies(last.root(), signed.root())).isTrue();
            assertThat(new TreeProofs(proofs.hashes(), last.size()).inclusion(2).verifies(reader.leafHashes(2, 3).getFirst(), last.root())).isTrue();
        }

        @Test
        void canItselfBeBackedUpAndContinued() throws Exception {
            backup(filled(3));
            restore("second");
            LedgerUnderTest second = openOther("second");
            second.append(AppendCondition.none(), null, counted(4, "incident:i"));
            backup(second, "second", folder.resolve("second.zip"));
            restore(folder.resolve("second.zip"), "third");

            LedgerUnderTest third = openOther("third");
            assertThat(third.ledger.predecessors()).extracting(Predecessor::size).containsExactly(3L, 5L);
            assertThat(third.source(EventCriteria.havingAnyTag()).stream().map(event -> event.type().name()).filter("log.LogContinued"::equals)).hasSize(2);
            assertThat(fsck("third").text()).contains("everything fits");
        }

        @Test
        void saysItAtTheNextStartWhereTheRestoreWasCutOffBefore() throws Exception {
            backup(filled(3));
            Restored restored = restore("restored");
            // As after a crash between the identity and the first entry.
            MongoDatabase now = store.database("restored");
            now.getCollection("blocks").deleteOne(new Document("first", 3L));
            now.getCollection("checkpoints").deleteMany(new Document());
            Files.delete(folder.resolve("keep/log-" + LogKey.tag(restored.origin()) + ".checkpoint"));

            for (int start = 0; start < 2; start++) {
                assertThat(openOther("restored").source(EventCriteria.havingAnyTag()).stream().map(event -> event.type().name()))
                        .containsExactly("test.Told", "test.Told", "test.Told", "log.LogContinued");
            }
        }

        @Test
        void neverBearsTheNameOfTheOldOne() throws Exception {
            LedgerUnderTest old = filled(2);
            backup(old);
            String origin = old.ledger.reader().origin();
            assertRefused("restore.same-origin", () -> restore(folder.resolve(file), "restored", options -> options.withOrigin(origin)));
        }
    }

    @Nested
    class YesterdaysBackup {

        @Test
        void neverMakesASecondHistoryInTheOldLogsName() throws Exception {
            LedgerUnderTest old = filled(3);
            backup(old);
            fill(old, 4);
            Checkpoint last = old.ledger.signCheckpoint().orElseThrow().checkpoint();
            String origin = old.ledger.reader().origin();

            Restored restored = restore("restored");
            LedgerUnderTest now = openOther("restored");
            fill(now, 9);
            now.ledger.signCheckpoint();

            assertThat(restored.predecessor().lost()).isEqualTo(4);
            assertThat(Checkpoint.parse(SignedNote.parse(restored.predecessor().checkpoint()).text())).isEqualTo(last);
            assertThat(signed("restored", "checkpoints")).isNotEmpty().allMatch(checkpoint -> checkpoint.origin().equals(restored.origin()));
            // Of the old log there is one checkpoint for each size, in both stores together, and the keep folder still has its last.
            Map<Long, Checkpoint> bySize = new HashMap<>();
            List<Checkpoint> all = new ArrayList<>(signed("candor", "checkpoints"));
            all.addAll(signed("restored", "checkpoints_" + LogKey.tag(origin)));
            all.forEach(checkpoint -> assertThat(bySize.merge(checkpoint.size(), checkpoint, (one, other) -> one)).isEqualTo(checkpoint));
            assertThat(Files.readString(folder.resolve("keep/log-" + LogKey.tag(origin) + ".checkpoint"))).contains(last.root().base64());
        }

        @Test
        void isRefusedWhereTheOldLogSignedSomethingElse() throws Exception {
            LedgerUnderTest old = filled(3);
            backup(old);
            String origin = old.ledger.reader().origin();
            Checkpoint other = new Checkpoint(origin, 3, Hash.sha256("another history"));
            Files.writeString(folder.resolve("keep/log-" + LogKey.tag(origin) + ".checkpoint"),
                    other.sign(LogKey.signer(database(), KeepFolder.open(folder.resolve("keep")), origin)).format());

            assertRefused("backup.damaged", () -> restore("restored"));
        }
    }

    @Nested
    class ErasuresSinceTheBackup {

        private static final Erasure PERSON = new Erasure.OfSubject("request-1", "subject-1");

        @Test
        void areCarriedOutBeforeAnythingIsOpened() throws Exception {
            LedgerUnderTest old = filled(3);
            store.database("installation").getCollection("credentials").insertOne(new Document("_id", "anna@example.org").append("account", "subject-1"));
            backup(old);
            new ErasureList(KeepFolder.open(folder.resolve("keep"))).add(PERSON, old.ledger.reader().origin(), NOW);

            Restored restored = restore("restored");

            assertThat(restored.erasures()).isOne();
            MongoDatabase now = store.database("restored");
            assertThat(now.getCollection("subjects").find(new Document("_id", "subject-1")).first()).containsEntry("state", "ERASED").doesNotContainKey("key");
            assertThat(now.getCollection("vault").find(new Document("subject", "subject-1")).first()).isNull();
            assertThat(store.database("restored_installation").getCollection("credentials").find().map(row -> row.getString("_id"))).containsExactly("ada");
            LedgerReader reader = openOther("restored").ledger.reader();
            assertThat(reader.opened(reader.entry(1).orElseThrow()).components().get("who")).isInstanceOf(OpenedEntry.Opened.Erased.class);
            assertThat(reader.opened(reader.entry(1).orElseThrow()).components().get("text")).isInstanceOf(OpenedEntry.Opened.Known.class);
            assertThat(fsck("restored").text()).contains("everything fits").contains("3 components are being erased");
        }

        @Test
        void thatTheBackupShowsHalfOfAreBroughtToTheirEnd() throws Exception {
            LedgerUnderTest old = filled(3);
            // As if the whole erasure had come between the last entry and the copy of the vault.
            MongoDatabase database = database();
            database.getCollection("vault").find(new Document("subject", "subject-1")).map(row -> row.getString("_id")).into(new ArrayList<>()).forEach(digest ->
                    database.getCollection("erased").insertOne(new Document("_id", digest).append("request", "request-1").append("s", "incident:i").append("p", 0L)));
            database.getCollection("vault").deleteMany(new Document("subject", "subject-1"));
            database.getCollection("erasures").insertOne(new Document("_id", "request-1").append("subject", "subject-1")
                    .append("step", ErasureStep.RECORDED.ordinal()).append("position", 3L));
            backup(old);
            new ErasureList(KeepFolder.open(folder.resolve("keep"))).add(PERSON, old.ledger.reader().origin(), NOW);

            restore("restored");

            assertThat(new Erasures(store.database("restored")).unfinished()).singleElement().matches(Erasures.Progress::replayed);
            assertThat(store.database("restored").getCollection("subjects").find(new Document("_id", "subject-1")).first()).doesNotContainKey("key");
            assertThat(fsck("restored").text()).contains("everything fits");
        }
    }
}
