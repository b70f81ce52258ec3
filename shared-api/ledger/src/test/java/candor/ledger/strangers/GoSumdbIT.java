package candor.ledger.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.strangers.Stranger.Answer;
import candor.ledger.trail.SampleLog;
import candor.ledger.witness.CosignatureType;
import candor.ledger.witness.Cosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Go project's checksum-database libraries read our checkpoints, tiles and bundles and agree with our proofs. */
class GoSumdbIT {

    private static final Path MODULE = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    @TempDir
    static Path tools;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() throws Exception {
        Stranger go = Stranger.named("go");
        Stranger.require(Files.isDirectory(MODULE), "golang-golang-x-mod-dev");
        Stranger.program("tlogcheck.go", tools);
        Answer built = go.run(tools, Map.of("GO111MODULE", "off", "GOPATH", "/usr/share/gocode", "CGO_ENABLED", "0", "GOFLAGS", "",
                "GOCACHE", tools.resolve("cache").toString()), "", "build", "-o", "tlogcheck", "tlogcheck.go");
        assertThat(built.exit()).as(built.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 511, 512, 513, 600, 65_537})
    void everyFileAndProofOfALogIsAccepted(int size) throws Exception {
        long[] chosen = size <= 9 ? LongStream.range(0, size).toArray() : LongStream.of(0, 1, size / 3, size / 2, size - 2, size - 1).distinct().toArray();
        log(entries(size)).write(folder, checkpoint -> List.of(), chosen);
        Answer answer = check(SampleLog.SIGNER.verifierKey().vkey());
        assertThat(answer).isEqualTo(new Answer(0, "%s: %d entries, %d inclusion proofs, %d consistency proofs, 0 witnesses\n"
                .formatted(SampleLog.SIGNER.name(), size, chosen.length, chosen.length)));
    }

    @Test
    void entriesOfTheLedgersOwnFormAreAccepted() throws Exception {
        SampleLog log = new SampleLog();
        IntStream.range(0, 300).forEach(i -> log.logOther());
        log(log.entries).write(folder, checkpoint -> List.of(), 0, 127, 255, 256, 298, 299);
        assertThat(Files.readString(folder.resolve("checkpoint"))).isEqualTo(log.signed().format());
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey()).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44",
        "inclusion/100", "consistency/101"})
    void aChangeInAnyFileIsFound(String name) throws Exception {
        log(entries(300)).write(folder, checkpoint -> List.of(), 100);
        Path file = folder.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey()).exit()).isNotZero();
    }

    @Test
    void aCosignatureIsAcceptedAndOneOverAnotherTreeIsNot() throws Exception {
        Cosigner witness = new Cosigner("witness.example/w1", CosignatureType.ED25519, Hash.sha256("witness").toBytes());
        Cosigner another = new Cosigner("witness.example/w2", CosignatureType.ML_DSA_44, Hash.sha256("another").toBytes());
        Instant at = Instant.parse("2026-11-29T12:00:00Z");
        log(entries(5)).write(folder, checkpoint -> List.of(witness.cosign(checkpoint, at), another.cosign(checkpoint, at)), 2);
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey(), witness.key().vkey()).output()).endsWith("1 witnesses\n");
        Checkpoint other = new Checkpoint(SampleLog.SIGNER.name(), 5, Hash.sha256("another tree"));
        log(entries(5)).write(folder, checkpoint -> List.of(witness.cosign(other, at)), 2);
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey(), witness.key().vkey()).exit()).isNotZero();
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey()).exit()).as("whoever does not know the witness passes over it").isZero();
    }

    private Answer check(String... vkeys) throws IOException, InterruptedException {
        String[] arguments = new String[vkeys.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(vkeys, 0, arguments, 1, vkeys.length);
        return new Stranger(tools.resolve("tlogcheck").toString()).run(folder, arguments);
    }

    private static ExportedLog log(List<byte[]> entries) {
        return ExportedLog.of(SampleLog.SIGNER, entries);
    }

    private static List<byte[]> entries(int size) {
        return IntStream.range(0, size).mapToObj(i -> ("entry " + i).getBytes(UTF_8)).toList();
    }
}
