package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.fsck.Finding;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.keys.LogKeyring.Prepared;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.note.VerifierKey;
import candor.log.LogEvent.LogKeyRetired;
import candor.log.LogEvent.LogKeyRotated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class KeyRotationTest extends OnLogKeys {

    @Test
    void bothKeysSignUntilTheOldOneIsRetiredAndOldCheckpointsStayValid() throws Exception {
        LedgerUnderTest ledger = open();
        VerifierKey old = ledger.ledger.reader().vkey();
        SignedNote first = grow(ledger, 1);
        Prepared next = ledger.ledger.logKeyring().prepare(1);

        assertThat(grow(ledger, 2).signatures()).as("nothing changes before the log says so").hasSize(1);
        say(ledger, new LogKeyRotated(next.key().vkey(), 1));
        ledger.ledger.logKeyring().activate(next);
        SignedNote both = grow(ledger, 4);
        assertThat(both.verifiedBy(List.of(old, next.key()))).containsExactlyInAnyOrder(old, next.key());

        say(ledger, new LogKeyRetired(old.vkey()));
        LogKeys keys = ledger.ledger.logKeyring().retire(5);
        SignedNote alone = grow(ledger, 6);
        assertThat(alone.signatures()).hasSize(1);
        assertThat(alone.verifiedBy(List.of(next.key()))).containsExactly(next.key());
        assertThat(Stream.of(first, both, alone).map(keys::open).map(Checkpoint::size)).containsExactly(1L, 4L, 6L);
        assertThat(ledger.ledger.reader().vkey()).isEqualTo(next.key());
        assertThat(privateKeys()).as("the retired key is destroyed").hasSize(1);
        ledger.close();

        LedgerUnderTest again = open();
        assertThat(grow(again, 7).verifiedBy(List.of(next.key()))).containsExactly(next.key());
        assertThat(fsck().findings()).isEmpty();
    }

    @Test
    void fsckNamesAKeyThatTheLogWasNeverGiven() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            grow(ledger, 1);
            ledger.ledger.logKeyring().activate(ledger.ledger.logKeyring().prepare(1));
            grow(ledger, 2);
        }

        assertThat(found()).singleElement().asString().contains("log key ").contains("slipped in");
    }

    @Test
    void fsckNamesARetiredKeyThatWasBroughtBackAndAnotherSizeThanTheLogSays() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            rotateAndRetire(ledger);
        }
        String keys = Files.readString(keyList());

        exchange(keys.replace(" until 3", ""));
        assertThat(found()).as("and its private half, which was destroyed").hasSize(2)
                .first().asString().contains("position 2 says that it is retired, but the list lets it sign");
        exchange(keys.replace(" until 3", " until 1000"));
        assertThat(found()).singleElement().asString().contains("valid up to 1000 entries, but position 2 says up to 3");
        exchange(keys.replace(" from 1", " from 2"));
        assertThat(found()).singleElement().asString().contains("counts from 2 entries on, but position 1 says from 1");
        exchange(keys);
        assertThat(found()).isEmpty();
    }

    @Test
    void fsckNamesAKeyOfTheLogThatIsMissingInTheList() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            rotateAndRetire(ledger);
        }
        String old = Files.readString(keyList()).lines().toList().getLast();
        exchange(old.substring(0, old.indexOf(' ')) + "\n");

        assertThat(found()).anySatisfy(text -> assertThat(text).contains("position 1, vkey: this key is missing in the list"));
    }

    @Test
    void fsckNamesAnExchangedPrivateKey() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            rotateAndRetire(ledger);
        }
        Path file = privateKeys().getFirst();
        Path other = folder.resolve("other");
        LogKey.signer(store.database("other"), KeepFolder.open(other), "example.org/other");
        try (Stream<Path> keys = Files.list(other)) {
            Files.write(file, Files.readAllBytes(keys.findFirst().orElseThrow()));
        }

        assertThat(found()).singleElement().asString().contains("keep folder, " + file.getFileName()).contains("holds another key");
    }

    @Test
    void aRotationThatACrashInterruptedIsNoFault() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            grow(ledger, 1);
            Prepared next = ledger.ledger.logKeyring().prepare(1);
            say(ledger, new LogKeyRotated(next.key().vkey(), 1));
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void anotherProcessFollowsBetweenTwoSignatures() throws Exception {
        LedgerUnderTest rotating = open();
        LedgerUnderTest other = open();
        LedgerUnderTest reader;
        grow(rotating, 1);
        reader = open(LedgerOptions::readOnly);
        Prepared next = rotating.ledger.logKeyring().prepare(1);
        rotating.ledger.logKeyring().activate(next);

        assertThat(grow(other, 2).signatures()).hasSize(2);
        rotating.ledger.logKeyring().retire(2);
        assertThat(grow(other, 3).verifiedBy(List.of(next.key()))).containsExactly(next.key());
        assertThat(reader.ledger.reader().latestCheckpoint().orElseThrow().checkpoint().size()).isEqualTo(3);
        assertThat(reader.ledger.reader().keys()).isEqualTo(rotating.ledger.reader().keys());
    }

    @Test
    void aCheckpointOfTheRetiredKeyBeyondItsSizeIsRefusedEverywhere() throws Exception {
        LedgerUnderTest ledger = open();
        NoteSigner stolen = ledger.ledger.logKeyring().signers().getFirst();
        grow(ledger, 1);
        ledger.ledger.logKeyring().activate(ledger.ledger.logKeyring().prepare(1));
        grow(ledger, 2);
        ledger.ledger.logKeyring().retire(2);
        Checkpoint latest = Checkpoint.parse(grow(ledger, 3).text());
        ledger.close();
        database().getCollection("checkpoints").updateOne(new Document("size", 3L), new Document("$set", new Document("note", latest.sign(stolen).format())));

        assertThatThrownBy(this::open).isInstanceOf(CorruptLedger.class).hasMessageContaining("not signed by this log's key");
        assertThat(fsck().findings()).anySatisfy(finding -> assertThat(finding.toString()).contains("retired at a smaller size"));
    }

    @Test
    void aCrashBetweenAnyTwoStepsResumes() throws Exception {
        LedgerUnderTest ledger = open();
        grow(ledger, 1);
        Prepared next = ledger.ledger.logKeyring().prepare(1);
        ledger.close();

        LedgerUnderTest afterPreparing = open();
        LogKeyring ring = afterPreparing.ledger.logKeyring();
        assertThat(ring.isPrepared()).isTrue();
        assertThat(ring.prepare(77)).isEqualTo(next);
        say(afterPreparing, new LogKeyRotated(next.key().vkey(), next.from()));
        Document before = keyDocument();
        ring.activate(next);
        afterPreparing.close();
        database().getCollection("keys").replaceOne(new Document("_id", "log-key"), before);

        LedgerUnderTest afterTheFolderBeforeTheDatabase = open();
        assertThat(keyDocument()).isNotEqualTo(before);
        assertThat(grow(afterTheFolderBeforeTheDatabase, 2).signatures()).hasSize(2);
        assertThat(afterTheFolderBeforeTheDatabase.ledger.logKeyring().isPrepared()).isFalse();
        assertThat(fsck().findings()).isEmpty();
    }

    @Test
    void anOlderKeepFolderThanTheDatabaseIsRefused() throws Exception {
        LedgerUnderTest ledger = open();
        grow(ledger, 1);
        byte[] list = Files.readAllBytes(keyList());
        ledger.ledger.logKeyring().activate(ledger.ledger.logKeyring().prepare(1));
        ledger.close();
        Files.write(keyList(), list);

        assertThatThrownBy(this::open).isInstanceOf(KeysUnavailable.class).hasMessageContaining("are not this log's");
    }

    /** Entries: one of no account, the rotation, the retirement, one more. */
    private static void rotateAndRetire(LedgerUnderTest ledger) throws Exception {
        String old = ledger.ledger.reader().vkey().vkey();
        grow(ledger, 1);
        Prepared next = ledger.ledger.logKeyring().prepare(1);
        say(ledger, new LogKeyRotated(next.key().vkey(), 1));
        ledger.ledger.logKeyring().activate(next);
        say(ledger, new LogKeyRetired(old));
        ledger.ledger.logKeyring().retire(3);
        grow(ledger, 4);
    }

    /** In the keep folder and in the database, as who can write both would. */
    private void exchange(String keys) throws IOException {
        Files.writeString(keyList(), keys);
        database().getCollection("keys").updateOne(new Document("_id", "log-key"),
                new Document("$set", new Document("keys", keys).append("vkey", LogKeys.parse(keys).newest().vkey())));
    }

    private List<String> found() {
        return fsck().findings().stream().map(Finding::text).toList();
    }
}
