package candor.ledger.mongodb.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.entry.LedgerTime;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(3));

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoDatabase database;
    private KeyRing ring;
    private long blocks;

    @BeforeEach
    void open() {
        store = new EmbeddedStore(folder.resolve("data"));
        database = store.database("ledger_under_test");
        ring = KeyRing.open(database, KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
        vault(START).createIndexes();
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void removesWhatNoBlockCommitsToAndKeepsEverythingElse() {
        List<String> kept = new ArrayList<>();
        for (int hour = 0; hour < 20; hour++) {
            Instant at = START.plus(Duration.ofHours(hour));
            Disclosure component = seal(at);
            Disclosure actor = seal(at);
            seal(at);
            block(at.plusSeconds(59), component, actor);
            kept.addAll(List.of(component.digest().base64Url(), actor.digest().base64Url()));
        }

        Sweep.Swept swept = new Sweep(database, InstantSource.fixed(LATER)).run(Instant.EPOCH);

        assertThat(swept.removed()).isEqualTo(20);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(vault(LATER).open(kept)).hasSize(40);
    }

    @Test
    void leavesRowsOfTheLastDayAlone() {
        Disclosure old = seal(LATER.minus(Sweep.AGE).minusMillis(1));
        Disclosure fresh = seal(LATER.minus(Sweep.AGE));

        Sweep.Swept swept = new Sweep(database, InstantSource.fixed(LATER)).run(Instant.EPOCH);

        assertThat(swept).isEqualTo(new Sweep.Swept(1, LATER.minus(Sweep.AGE)));
        assertThat(stored()).containsExactly(fresh.digest().base64Url()).doesNotContain(old.digest().base64Url());
    }

    @Test
    void goesOnWhereTheLastOneEnded() {
        seal(START);
        Instant until = new Sweep(database, InstantSource.fixed(LATER)).run(Instant.EPOCH).until();
        seal(until);
        seal(until.minusSeconds(1));

        assertThat(new Sweep(database, InstantSource.fixed(LATER.plus(Sweep.AGE))).run(until).removed()).isEqualTo(1);
    }

    @Test
    void removesNothingWhereABlockCannotBeRead() {
        Disclosure component = seal(START);
        block(START, component, seal(START));
        database.getCollection("blocks").updateOne(new Document("_id", 1L), new Document("$set", new Document("events", List.of(new Document("e", new Binary(new byte[3]))))));

        assertThatThrownBy(() -> new Sweep(database, InstantSource.fixed(LATER)).run(Instant.EPOCH)).isInstanceOf(CorruptLedger.class);
        assertThat(stored()).hasSize(2);
    }

    @Nested
    class OnATimer {

        private final List<CorruptLedger> corrupt = new CopyOnWriteArrayList<>();

        private SweepTimer timer(Instant now) {
            return new SweepTimer(database, new Sweep(database, InstantSource.fixed(now)), corrupt::add, Duration.ZERO, Duration.ofMillis(5));
        }

        @Test
        void itRunsByItselfAndTheNextProcessGoesOnWhereItEnded() {
            Disclosure kept = seal(START);
            seal(START);
            block(START, kept, seal(START.minusSeconds(1)));
            try (SweepTimer timer = timer(LATER)) {
                await().until(() -> stored().size() == 2 && until().equals(LATER.minus(Sweep.AGE)));
            }
            seal(START);
            seal(LATER);
            try (SweepTimer other = timer(LATER.plus(Sweep.AGE).plusSeconds(1))) {
                await().until(() -> until().isAfter(LATER));
            }

            assertThat(stored()).as("the late row lies before where the first ended, so it is not looked at again").hasSize(3);
            assertThat(corrupt).isEmpty();
        }

        @Test
        void twoAtOnceRemoveWhatOneWould() {
            List<String> kept = new ArrayList<>();
            for (int minute = 0; minute < 100; minute++) {
                Instant at = START.plus(Duration.ofMinutes(minute));
                Disclosure component = seal(at);
                Disclosure actor = seal(at);
                seal(at);
                block(at, component, actor);
                kept.addAll(List.of(component.digest().base64Url(), actor.digest().base64Url()));
            }
            try (SweepTimer one = timer(LATER); SweepTimer other = timer(LATER)) {
                await().until(() -> stored().size() <= kept.size());
            }

            assertThat(stored()).containsExactlyInAnyOrderElementsOf(kept);
            assertThat(corrupt).isEmpty();
        }

        @Test
        void aBlockThatCannotBeReadStopsItAndIsTold() {
            Disclosure component = seal(START);
            block(START, component, seal(START));
            database.getCollection("blocks").updateOne(new Document("_id", 1L), new Document("$set", new Document("events", List.of(new Document("e", new Binary(new byte[3]))))));
            try (SweepTimer timer = timer(LATER)) {
                await().until(() -> !corrupt.isEmpty());
            }

            assertThat(corrupt).hasSize(1);
            assertThat(stored()).hasSize(2);
        }

        private Instant until() {
            Document progress = database.getCollection("sweeps").find(new Document("_id", "vault")).first();
            return progress == null ? Instant.EPOCH : progress.getDate("until").toInstant();
        }
    }

    private Disclosure seal(Instant at) {
        Disclosure disclosure = Disclosure.of(JsonNodeFactory.instance.textNode("sealed at " + at));
        Vault vault = vault(at);
        vault.write(List.of(vault.seal(disclosure, SealClass.FREE_TEXT, null)));
        return disclosure;
    }

    private void block(Instant at, Disclosure component, Disclosure actor) {
        Map<String, Hash> components = Map.of("note", component.digest());
        EntryContent content = EntryContent.of(UUID.randomUUID().toString(), "test.Noted", "1", List.of(), null, actor.digest(), components);
        database.getCollection("blocks").insertOne(new Document("_id", ++blocks).append("first", blocks - 1).append("at", LedgerTime.format(at))
                .append("events", List.of(new Document("e", new Binary(new EntryDraft(content).assemble(1, OptionalLong.empty(), at))))));
    }

    private List<String> stored() {
        return database.getCollection("vault").find().map(row -> row.getString("_id")).into(new ArrayList<>());
    }

    private Vault vault(Instant at) {
        return Vault.open(database, ring, InstantSource.fixed(at));
    }
}
