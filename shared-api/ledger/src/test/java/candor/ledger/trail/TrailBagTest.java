package candor.ledger.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.bag.ByteSource;
import candor.ledger.entry.Entry;
import candor.ledger.note.TlogProof;
import candor.ledger.note.TlogReceipt;
import candor.ledger.tree.TreeProofs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailBagTest {

    private static final String FOLDER = "INC-2026-0001-0198f1c2-0000-7000-8000-0000000000ff/";

    @TempDir
    Path work;

    @Test
    void anyZipReaderFindsTheFilesInTheirOrder() throws IOException {
        assertThat(unzip(new SampleTrail().zip(work)).keySet()).containsExactly(FOLDER + "bag-info.txt", FOLDER + "bagit.txt",
                FOLDER + "data/README.txt", FOLDER + "data/checkpoint.txt", FOLDER + "data/entries.jsonl", FOLDER + "data/evidence/mail.eml",
                FOLDER + "data/log-key.txt", FOLDER + "data/policy.txt", FOLDER + "data/scope.json", FOLDER + "data/timeline.csv", FOLDER + "manifest-sha256.txt",
                FOLDER + "tagmanifest-sha256.txt");
    }

    @Test
    void theSameTrailGivesTheSameBytesAndLeavesNoWorkFiles() throws IOException {
        assertThat(new SampleTrail().zip(work)).isEqualTo(new SampleTrail().zip(work));
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void theTimelineShowsStatedTimesAndWhatIsMissing() throws IOException {
        String csv = new String(unzip(new SampleTrail().zip(work)).get(FOLDER + "data/timeline.csv"), UTF_8);
        assertThat(csv.split("\r\n")).containsExactly(
                "position,stream,ordinal,recorded,type,revision,occurredKind,occurredBegin,occurredBeginZone,occurredEnd,occurredEndZone,known,knownZone,"
                        + "actor,components,withheld,erased",
                "0,signal:0198f1c2-0000-7000-8000-0000000000bb,1,2026-11-23T10:15:30.123456Z,signal.SignalRaised,1,,,,,,2018-04-06T09:48,Europe/London,,"
                        + "\"{\"\"summary\"\":\"\"strange mail\"\"}\",,",
                "2,incident:0198f1c2-0000-7000-8000-0000000000aa,1,2026-11-23T10:15:32.123456Z,incident.IncidentDeclared,1,BETWEEN,2018-04-06T09:48,"
                        + "Europe/London,,,,,account-7,\"{\"\"summary\"\":\"\"=cmd|' /C calc'!A0, \\\"\"quoted\\\"\"\"\"}\",,",
                "3,incident:0198f1c2-0000-7000-8000-0000000000aa,2,2026-11-23T10:15:33.123456Z,incident.NoteAdded,1,,,,,,,,,{},"
                        + "\"_actor: staff; text: privileged\",person",
                "5,incident:0198f1c2-0000-7000-8000-0000000000aa,3,2026-11-23T10:15:35.123456Z,request.PersonalDataErased,1,,,,,,,,,"
                        + "\"{\"\"digests\"\":[\"\"" + new SampleTrail().log.disclosure(3, "person").digest().base64Url() + "\"\"]}\",,");
    }

    @Test
    void aFieldThatASpreadsheetWouldRunIsMadeInert() {
        assertThat(new String(CsvRow.of(List.of("=1+1", "+1", "-1", "@x", "\tx", " =1", "\uFF1D1", "a,b", "a\"b", "a\nb", "plain", "", "a;b")), UTF_8))
                .isEqualTo("'=1+1,'+1,'-1,'@x,\"'\tx\",' =1,'\uFF1D1,\"a,b\",\"a\"\"b\",\"a\nb\",plain,,\"a;b\"\r\n");
    }

    @Test
    void aComponentThatIsMissingWithoutAReasonIsRefused() {
        SampleTrail trail = new SampleTrail();
        TrailEntry whole = trail.entries.get(1);
        trail.entries.set(1, TrailEntry.open(whole.index(), whole.bytes(), whole.disclosures().subList(1, whole.disclosures().size())));
        assertThatThrownBy(() -> TrailBag.prepare(trail.content(), work)).isInstanceOf(Malformed.class).hasMessageContaining("neither disclosed nor erased");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    void anotherEntrysDisclosureIsRefused() {
        SampleTrail trail = new SampleTrail();
        TrailEntry whole = trail.entries.get(1);
        trail.entries.set(1, TrailEntry.open(whole.index(), whole.bytes(), trail.entries.get(0).disclosures()));
        assertThatThrownBy(() -> TrailBag.prepare(trail.content(), work)).isInstanceOf(Malformed.class).hasMessageContaining("not in the entry");
    }

    @Test
    void aClosingEntryThatCommitsToOtherFilesIsRefused() throws IOException {
        SampleTrail trail = new SampleTrail();
        try (TrailBag bag = TrailBag.prepare(trail.content(), work)) {
            SortedMap<String, Hash> other = new TreeMap<>(bag.committedFiles());
            other.put("data/README.txt", Hash.sha256("other"));
            TrailEntry closing = trail.close(other, 3);
            assertThatThrownBy(() -> bag.write(trail.seal(closing), new ByteArrayOutputStream()))
                    .isInstanceOf(Malformed.class).hasMessageContaining("other files");
        }
    }

    @Test
    void namesThatMeanSomethingElseElsewhereAreRefused() {
        for (String name : List.of("../x", "/x", "a//b", "a/../b", ".x", "a\\b", "a b", "ä", "a/", "x.", "entries.jsonl", "con\u0000")) {
            SampleTrail trail = new SampleTrail();
            trail.extra.put(name, ByteSource.of("x"));
            assertThatThrownBy(() -> TrailBag.prepare(trail.content(), work)).as(name).isInstanceOf(Malformed.class);
        }
        SampleTrail trail = new SampleTrail();
        trail.extra.put("readme.TXT", ByteSource.of("x"));
        assertThatThrownBy(() -> TrailBag.prepare(trail.content(), work)).isInstanceOf(Malformed.class);
    }

    @Test
    void aReceiptIsReadAndWrittenBack() {
        SampleLog log = new SampleTrail().log;
        byte[] entry = log.entries.get(2);
        TlogProof proof = new TlogProof(Optional.of(entry), 2, new TreeProofs(log.tree, log.tree.size()).inclusion(2).path());
        TlogReceipt receipt = TlogReceipt.parse(proof.text(log.signed()));
        assertThat(receipt.format()).isEqualTo(proof.text(log.signed()));
        assertThat(receipt.proof()).isEqualTo(proof);
        assertThat(receipt.proof().verifies(Entry.leafHash(entry), log.tree.size(), log.checkpoint().root())).isTrue();
    }

    static SortedMap<String, byte[]> unzip(byte[] zip) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
