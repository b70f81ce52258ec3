package candor.ledger.mongodb.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.checkpoint.CheckpointStore;
import candor.ledger.mongodb.checkpoint.Checkpointer;
import candor.ledger.mongodb.checkpoint.KeepCopy;
import candor.ledger.mongodb.fsck.StoredLog.Event;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.keys.KeyRing;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.store.EmbeddedStore;
import candor.ledger.mongodb.tile.TileStore;
import candor.ledger.mongodb.tile.TileWriter;
import candor.ledger.mongodb.tile.TiledLog;
import candor.ledger.mongodb.vault.Vault;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.tree.CompactRange;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FsckTest {

    private static final String ORIGIN = "log.example/test";
    private static final String SIGNED = "checkpoint 2: its root over 6 entries is not that of the stored entries";

    @TempDir
    Path folder;

    private EmbeddedStore mongo;
    private MongoDatabase database;
    private KeepFolder keep;
    private StoredLog log;
    private Checkpointer checkpointer;

    /** Three blocks of two entries and one of one: positions 0 to 6; checkpoints over 2, 6 and 7. */
    @BeforeEach
    void writeLog() {
        mongo = new EmbeddedStore(folder.resolve("data"));
        database = mongo.database("ledger_under_test");
        keep = KeepFolder.open(folder.resolve("keep"));
        NoteSigner signer = LogKey.signer(database, keep, ORIGIN);
        Vault vault = Vault.open(database, KeyRing.open(database, access()), InstantSource.system());
        log = new StoredLog(database, vault);
        CheckpointStore store = new CheckpointStore(database, signer.verifierKey());
        checkpointer = new Checkpointer(store, new KeepCopy(keep, store, ORIGIN), () -> List.of(signer), new TiledLog(log, new TileWriter(new TileStore(database), log)), InstantSource.system());
        log.block(Event.noted("1"), Event.noted("2"));
        checkpointer.sign();
        log.block(Event.noted("1"), Event.noted("1"));
        log.block(Event.noted("2"), Event.noted("1"));
        checkpointer.sign();
        log.block(Event.noted("3"));
        checkpointer.sign();
    }

    @AfterEach
    void stop() {
        mongo.close();
    }

    @Nested
    class ASoundLedger {

        @Test
        void isCountedAndItsRootRecomputed() {
            FsckReport report = check();

            assertThat(report.findings()).isEmpty();
            assertThat(report.sound()).isTrue();
            assertThat(report.blocks()).isEqualTo(4);
            assertThat(report.entries()).isEqualTo(7);
            assertThat(report.root()).isEqualTo(log.head().root());
            assertThat(report.disclosures()).isEqualTo(7);
            assertThat(report.opened()).isEqualTo(21);
            assertThat(report.lastSigned()).map(Checkpoint::size).contains(7L);
            assertThat(report.text()).contains("everything fits").contains("entries 7").doesNotContain("Erika");
        }

        @Test
        void mayHaveEntriesThatAreNotSignedYet() {
            log.block(Event.noted("3"));

            assertThat(check().sound()).isTrue();
            assertThat(check().text()).contains("1 entries after it");
        }

        @Test
        void mayHaveLostWhatAnEntryListsAsErased() {
            String note = digest(0, "note");
            database.getCollection("vault").deleteOne(new Document("_id", note));
            log.block(Event.erased(List.of(note)));

            FsckReport report = check();

            assertThat(report.findings()).isEmpty();
            assertThat(report.erased()).isEqualTo(1);
        }
    }

    /** What somebody did to the store, and the one line that names it. */
    record Damage(String what, Consumer<FsckTest> done, String... named) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("entry altered", test -> test.event(1, event -> event.append("e", flipped(event, "severity"))),
                        "block 2, events.e: the entries do not give the block's root", "block 2, position 3, d.severity: ", SIGNED),
                new Damage("entry not canonical", test -> test.event(0, event -> event.append("e", spaced(event))),
                        "block 2, position 2, e: the entry is not in its published form", "block 2, events.e", SIGNED),
                new Damage("entry missing", test -> test.event(0, event -> event.remove("e")), "block 2, position 2, e: the entry is missing",
                        "block 2, events.e", SIGNED),
                new Damage("entry taken out", test -> test.block(2, block -> block.getList("events", Document.class).remove(1)),
                        "block 2, events: the block does not hold as many entries", "block 2, events.e: ", "block 2, commands: ",
                        "block 3, position 5, e.n: ", "block 3, position 5, e.prev: ", SIGNED),
                new Damage("entries exchanged", test -> test.block(2, block -> Collections.swap(block.getList("events", Document.class), 0, 1)),
                        "block 2, position 2, e.", "block 2, position 3, e.", "block 2, events.e: ", "block 3, position 5, e.n: ", SIGNED),
                new Damage("block taken out", test -> test.blocks().deleteOne(new Document("_id", 2L)),
                        "block 3, _id: blocks 2 to 2 are missing", "block 3, position 5, e.n: ", "block 3, position 5, e.prev: ", SIGNED),
                new Damage("last block taken out", test -> test.blocks().deleteOne(new Document("_id", 4L)),
                        "checkpoint 3: it was signed over 7 entries, but the store holds 6", "keep folder: its checkpoint was signed over 7 entries"),
                new Damage("root altered", test -> test.block(3, block -> block.append("root", new Binary(new byte[32]))), "block 3, root: "),
                new Damage("root before altered", test -> test.block(3, block -> block.append("before", new Binary(new byte[32]))), "block 3, before: "),
                new Damage("right edge altered", test -> test.block(3, block -> block.append("range", new Binary(new byte[64]))), "block 3, range: "),
                new Damage("size altered", test -> test.block(3, block -> block.append("size", 5L)), "block 3, size: "),
                new Damage("first altered", test -> test.block(3, block -> block.append("first", 3L)), "block 3, first: "),
                new Damage("time altered", test -> test.block(3, block -> block.append("at", "2026-11-23T10:15:30.123457Z")), "block 3, at: "),
                new Damage("commands altered", test -> test.block(3, block -> block.append("commands", List.of())), "block 3, commands: "),
                new Damage("command id altered", test -> test.block(3, block -> block.getList("commands", Document.class).getFirst().append("id", "x")),
                        "block 3, position 4, commands.id: ", "block 3, position 5, commands.id: "),
                new Damage("stream copy altered", test -> test.event(0, event -> event.append("s", "incident:9")), "block 2, position 2, s: "),
                new Damage("ordinal copy altered", test -> test.event(0, event -> event.append("n", 9L)), "block 2, position 2, n: "),
                new Damage("type copy altered", test -> test.event(0, event -> event.append("t", "incident.Closed")), "block 2, position 2, t: "),
                new Damage("tags copy altered", test -> test.event(0, event -> event.append("tags", List.of())), "block 2, position 2, tags: "),
                new Damage("block's latest time altered", test -> test.block(3, block -> block.append("ts", "x")), "block 3, ts: "),
                new Damage("block with something more", test -> test.block(3, block -> block.append("more", "x")), "block 3, more: "),
                new Damage("event with something more", test -> test.event(1, event -> event.append("more", "x")), "block 2, position 3, more: "),
                new Damage("event's own time spoilt", test -> test.event(1, event -> event.append("ts", "x")), "block 2, block: "),
                new Damage("metadata taken out", test -> test.event(1, event -> event.remove("meta")), "block 2, block: "),
                new Damage("disclosure exchanged", test -> test.event(0, event -> event.get("d", Document.class).append("severity", disclosure("low"))),
                        "block 2, position 2, d.severity: the disclosure is not the one"),
                new Damage("disclosure spoilt", test -> test.event(0, event -> event.get("d", Document.class).append("severity", "x")),
                        "block 2, position 2, d.severity: the disclosure is not in its published form"),
                new Damage("disclosure taken out", test -> test.event(0, event -> event.get("d", Document.class).remove("severity")),
                        "block 2, position 2, severity: MISSING"),
                new Damage("disclosure put in", test -> test.event(0, event -> event.get("d", Document.class).append("more", disclosure("x"))),
                        "block 2, position 2, d.more: the entry commits to no such component"),
                new Damage("vault row deleted", test -> test.vault().deleteOne(new Document("_id", test.digest(2, "note"))),
                        "block 2, position 2, note: MISSING"),
                new Damage("vault row altered", test -> test.vault().updateOne(new Document("_id", test.digest(3, "reporter")),
                        new Document("$set", new Document("box", new Binary(new byte[300])))), "block 2, position 3, reporter: its row in the vault was altered"),
                new Damage("vault row malformed", test -> test.vault().updateOne(new Document("_id", test.digest(3, "note")),
                        new Document("$set", new Document("class", "OTHER"))), "block 2, position 3, note: its row in the vault was altered"),
                new Damage("actor deleted", test -> test.vault().deleteOne(new Document("_id", test.digest(6, "actor"))),
                        "block 4, position 6, actor: MISSING"),
                new Damage("subject's key deleted", test -> test.database.getCollection("subjects").updateOne(new Document("_id", "account-7"),
                        new Document("$set", new Document("state", "ERASED")).append("$unset", new Document("key", ""))),
                        "block 1, position 0, actor: MISSING: its subject's key is destroyed", "block 1, position 1, actor: ", "block 2, position 2, actor: ",
                        "block 2, position 3, actor: ", "block 3, position 4, actor: ", "block 3, position 5, actor: ", "block 4, position 6, actor: "),
                new Damage("checkpoint altered", test -> test.checkpoints().updateOne(new Document("_id", 2L), new Document("$set",
                        new Document("note", test.note(ORIGIN, 6, false)))), "checkpoint 2, note: it is not signed by this log's key"),
                new Damage("checkpoint over another tree", test -> test.checkpoints().updateOne(new Document("_id", 2L), new Document("$set",
                        new Document("note", test.note(ORIGIN, 6, true)))), "checkpoint 2: its root over 6 entries is not that of the stored entries"),
                new Damage("checkpoint inside a block", test -> test.checkpoints().updateOne(new Document("_id", 2L), new Document("$set",
                        new Document("note", test.note(ORIGIN, 5, true)).append("size", 5L))), "checkpoint 2: it was signed over 5 entries, but no block ends there"),
                new Damage("checkpoint deleted", test -> test.checkpoints().deleteOne(new Document("_id", 2L)), "checkpoint 3: checkpoints 2 and on are missing"),
                new Damage("latest checkpoint deleted", test -> test.checkpoints().deleteOne(new Document("_id", 3L)),
                        "keep folder: its checkpoint over 7 entries is newer than any in the store"),
                new Damage("checkpoint's size altered", test -> test.checkpoints().updateOne(new Document("_id", 1L),
                        new Document("$set", new Document("size", 3L))), "checkpoint 1, size: "),
                new Damage("keep copy altered", test -> test.keep.replace(KeepCopy.file(ORIGIN), test.note(ORIGIN, 7, true).getBytes(StandardCharsets.UTF_8)),
                        "keep folder: its root over 7 entries is not that of the stored entries"),
                new Damage("keep copy spoilt", test -> test.keep.replace(KeepCopy.file(ORIGIN), new byte[] {'x'}), "keep folder, note: "));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void damageIsNamedWhereItLies(Damage damage) {
        damage.done().accept(this);

        FsckReport report = check();

        assertThat(report.sound()).isFalse();
        assertThat(report.findings()).extracting(Finding::text).allSatisfy(text -> assertThat(text).doesNotContain("Erika", "nine"));
        for (String named : damage.named()) {
            assertThat(report.findings()).extracting(Finding::text).as(report.text()).anySatisfy(text -> assertThat(text).startsWith(named));
        }
        assertThat(report.findings()).extracting(Finding::text).as("nothing else is blamed")
                .allMatch(text -> Stream.of(damage.named()).anyMatch(text::startsWith));
    }

    @Test
    void aHistoryWrittenAnewIsFoundByItsCheckpoint() {
        // Whoever holds the database can recompute every field of a block, but not what was signed.
        Document block = stored(4);
        Document event = block.getList("events", Document.class).getFirst();
        event.append("e", flipped(event, "severity"));
        CompactRange before = log.endingAt(6).orElseThrow();
        CompactRange after = before.append(Entry.leafHash(event.get("e", Binary.class).getData()));
        block.append("root", new Binary(after.root().toBytes())).append("range", new Binary(StoredLog.bytes(after)));
        blocks().replaceOne(new Document("_id", 4L), block);

        assertThat(check().findings()).extracting(Finding::text)
                .anySatisfy(text -> assertThat(text).startsWith("checkpoint 3: its root over 7 entries is not that of the stored entries"));
    }

    @Test
    void anotherKeyInTheDatabaseIsNotBelieved() {
        NoteSigner stranger = new NoteSigner(ORIGIN, Ed25519PrivateKey.generate());
        database.getCollection("keys").updateOne(new Document("_id", "log-key"), new Document("$set", new Document("vkey", stranger.verifierKey().vkey())));

        assertThatThrownBy(this::check).isInstanceOf(KeysUnavailable.class).hasMessageContaining("exchanged");
    }

    @Test
    void adatabaseWithoutALedgerIsSaidToBeOne() {
        assertThatThrownBy(() -> Fsck.check(mongo.database("nothing"), access())).isInstanceOf(KeysUnavailable.class).hasMessageContaining("no ledger");
    }

    private FsckReport check() {
        return Fsck.check(database, access());
    }

    private KeyAccess access() {
        return KeyAccess.local(keep, mongo.settings());
    }

    private MongoCollection<Document> blocks() {
        return database.getCollection("blocks");
    }

    private MongoCollection<Document> vault() {
        return database.getCollection("vault");
    }

    private MongoCollection<Document> checkpoints() {
        return database.getCollection("checkpoints");
    }

    private Document stored(long number) {
        return blocks().find(new Document("_id", number)).into(new ArrayList<>()).getFirst();
    }

    private void block(long number, Consumer<Document> change) {
        Document block = stored(number);
        change.accept(block);
        blocks().replaceOne(new Document("_id", number), block);
    }

    /** Changes an event of block 2. */
    private void event(int index, Consumer<Document> change) {
        block(2, block -> change.accept(block.getList("events", Document.class).get(index)));
    }

    private String digest(long position, String component) {
        for (Document block : blocks().find()) {
            int index = (int) (position - block.getLong("first"));
            List<Document> events = block.getList("events", Document.class);
            if (index >= 0 && index < events.size()) {
                var content = Entry.parse(events.get(index).get("e", Binary.class).getData()).content();
                var digest = component.equals("actor") ? content.actor() : content.components().get(component);
                return java.util.Objects.requireNonNull(digest).base64Url();
            }
        }
        throw new IllegalArgumentException("no position " + position);
    }

    private String note(String origin, long size, boolean ownKey) {
        NoteSigner signer = ownKey ? LogKey.signer(database, keep, ORIGIN) : new NoteSigner(origin, Ed25519PrivateKey.generate());
        return new Checkpoint(origin, size, CompactRange.EMPTY.root()).sign(signer).format();
    }

    /** The entry with one character of a digest changed: still canonical, another leaf. */
    private static Binary flipped(Document event, String component) {
        String entry = new String(event.get("e", Binary.class).getData(), StandardCharsets.UTF_8);
        int at = entry.indexOf("\"" + component + "\":{\"_sd\":[\"") + component.length() + 14;
        char other = entry.charAt(at) == 'A' ? 'B' : 'A';
        return new Binary((entry.substring(0, at) + other + entry.substring(at + 1)).getBytes(StandardCharsets.UTF_8));
    }

    private static Binary spaced(Document event) {
        return new Binary((" " + new String(event.get("e", Binary.class).getData(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private static String disclosure(String text) {
        return Disclosure.of(JsonNodeFactory.instance.textNode(text)).encoded();
    }
}
