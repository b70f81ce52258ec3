package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.mongodb.fsck.Finding;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.LogKeys;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of a log that was continued stand in its entry LogContinued, in the database and in the keep folder: all three are compared. */
@SuppressWarnings("NullAway.Init") // set before each test
class PredecessorKeysTest extends OnBackup {

    private LedgerUnderTest old;
    private String origin;

    @BeforeEach
    void restoreIt() throws Exception {
        old = filled(5);
        origin = old.ledger.reader().origin();
        backup(old);
        restore("restored");
        assertThat(found()).isEmpty();
    }

    @Test
    void otherKeysInTheDatabaseThanLogContinuedNamesAreNamed() {
        Document identity = Objects.requireNonNull(store.database("restored").getCollection("ledger").find().first());
        Document earlier = identity.getList("continues", Document.class).getFirst().append("keys", LogKeys.of(stranger()).format());
        store.database("restored").getCollection("ledger").updateOne(new Document("_id", identity.get("_id")), new Document("$set", new Document("continues", List.of(earlier))));

        assertThat(found()).containsExactly("log " + origin + ", keys: the keys that are stored for it are not those that log.LogContinued names");
    }

    @Test
    void anotherKeyInTheKeepFolderThanSignedItsCheckpointsIsNamed() throws Exception {
        Files.writeString(keyList(), LogKeys.of(stranger()).format());

        assertThat(found()).isNotEmpty().allMatch(finding -> finding.startsWith("log " + origin + ", checkpoint ") && finding.contains("not signed by this log's key"));
    }

    @Test
    void aKeySlippedInAmongThoseOfItsTimeIsNamed() throws Exception {
        Files.writeString(keyList(), LogKeys.parse(Files.readString(keyList())).rotatedTo(stranger(), 2).format());

        assertThat(found()).singleElement().asString().startsWith("log " + origin + ", log key ").contains("slipped in");
    }

    @Test
    void whatTheOtherLogDidWithItsKeysSinceIsNoFinding() {
        LogKeyring ring = old.ledger.logKeyring();
        ring.activate(ring.prepare(7));
        ring.retire(9);

        assertThat(found()).isEmpty();
    }

    private VerifierKey stranger() {
        return new NoteSigner(origin, Ed25519PrivateKey.generate()).verifierKey();
    }

    private Path keyList() {
        return KeepFolder.open(folder.resolve("keep")).path("log-" + LogKey.tag(origin) + ".keys");
    }

    private List<String> found() {
        return fsck("restored").findings().stream().map(Finding::text).toList();
    }
}
