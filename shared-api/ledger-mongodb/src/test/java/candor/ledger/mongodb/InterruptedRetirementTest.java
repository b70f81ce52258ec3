package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.ledger.mongodb.keys.LogKey;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.keys.LogKeyring.Prepared;
import candor.ledger.note.VerifierKey;
import candor.log.LogEvent.LogKeyRetired;
import candor.log.LogEvent.LogKeyRotated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key is retired in steps, and the process may end after each of them. */
class InterruptedRetirementTest extends OnLogKeys {

    /** What was done last. */
    enum Step { NOTED, SAID, LISTED, PUBLISHED, OVERWRITTEN, DESTROYED }

    @ParameterizedTest
    @EnumSource
    void isNoDamageSaysWhatEndsItAndIsEndedByDoingItAgain(Step last) throws Exception {
        VerifierKey newest;
        try (LedgerUnderTest ledger = open()) {
            newest = rotate(ledger);
            interrupt(ledger, last);
        }

        FsckReport between = fsck();
        assertThat(between.findings()).isEmpty();
        assertThat(between.unfinished()).isNotEmpty().allMatch(sentence -> sentence.contains("\"candor keys retire\""));
        assertThat(between.text()).contains("UNFINISHED ").endsWith("everything fits\n");

        try (LedgerUnderTest again = open()) {
            assertThat(grow(again, 8).verifiedBy(List.of(newest))).containsExactly(newest);
            retire(again.ledger.logKeyring(), again);
            assertThat(grow(again, 9).signatures()).hasSize(1);
        }
        assertThat(privateKeys()).hasSize(1);
        assertThat(keepFiles(".retiring")).isEmpty();
        assertThat(events().stream().filter(event -> event.getString("t").equals("log.LogKeyRetired"))).hasSize(1);
        assertThat(fsck().findings()).isEmpty();
        assertThat(fsck().unfinished()).isEmpty();
    }

    @Test
    void theNextStartDestroysWhatTheListSaysIsRetired() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            rotate(ledger);
            interrupt(ledger, Step.OVERWRITTEN);
        }
        assertThat(fsck().unfinished()).hasSize(2).anyMatch(sentence -> sentence.contains(firstKey().getFileName().toString()));

        open().close();

        assertThat(firstKey()).doesNotExist();
        assertThat(fsck().unfinished()).isEmpty();
    }

    @Test
    void anotherListThanTheDatabaseStatesIsBelievedOnlyWhileAChangeIsUnderWay() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            rotate(ledger);
            interrupt(ledger, Step.LISTED);
        }
        Files.delete(keepFiles(".retiring").getFirst());

        assertThatThrownBy(this::fsck).isInstanceOf(KeysUnavailable.class).hasMessageContaining("one of them was exchanged");
    }

    @Test
    void aRotationThatWasNotEndedIsSaidToo() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            grow(ledger, 1);
            Prepared next = ledger.ledger.logKeyring().prepare(1);
            say(ledger, new LogKeyRotated(next.key().vkey(), 1));
        }

        assertThat(fsck().unfinished()).singleElement().asString().contains("\"candor keys rotate\" ends it");
    }

    private static VerifierKey rotate(LedgerUnderTest ledger) throws Exception {
        grow(ledger, 1);
        Prepared next = ledger.ledger.logKeyring().prepare(1);
        say(ledger, new LogKeyRotated(next.key().vkey(), 1));
        ledger.ledger.logKeyring().activate(next);
        grow(ledger, 3);
        return next.key();
    }

    /** Does all of it up to this step, by taking back what comes behind it. */
    private void interrupt(LedgerUnderTest ledger, Step last) throws Exception {
        LogKeyring ring = ledger.ledger.logKeyring();
        byte[] half = Files.readAllBytes(firstKey());
        byte[] list = Files.readAllBytes(keyList());
        Document stated = keyDocument();
        ring.beginRetirement(ring.keys().inUse().getLast());
        Path note = keepFiles(".retiring").getFirst();
        byte[] noted = Files.readAllBytes(note);
        if (last == Step.NOTED) {
            return;
        }
        retire(ring, ledger);
        Files.write(note, noted);
        if (last.compareTo(Step.DESTROYED) < 0) {
            Files.write(firstKey(), last == Step.OVERWRITTEN ? new byte[half.length] : half);
        }
        if (last.compareTo(Step.PUBLISHED) < 0) {
            database().getCollection("keys").replaceOne(new Document("_id", "log-key"), stated);
        }
        if (last.compareTo(Step.LISTED) < 0) {
            Files.write(keyList(), list);
        }
    }

    /** As the command does: the log says it once, however often it is asked to. */
    private void retire(LogKeyring ring, LedgerUnderTest ledger) throws Exception {
        if (ring.keys().inUse().size() == 1) {
            ring.endRetirement();
            return;
        }
        VerifierKey old = ring.keys().inUse().getLast();
        ring.beginRetirement(old);
        if (said() < 0) {
            say(ledger, new LogKeyRetired(old.vkey()));
        }
        ring.retire(said() + 1);
    }

    private long said() {
        List<String> types = events().stream().map(event -> event.getString("t")).toList();
        return types.indexOf("log.LogKeyRetired");
    }

    private Path firstKey() {
        return KeepFolder.open(folder.resolve("keep")).path("log-" + LogKey.tag(LogKey.verifier(database()).orElseThrow().name()) + ".key");
    }
}
