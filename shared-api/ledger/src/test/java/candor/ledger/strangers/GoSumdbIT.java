package candor.ledger.strangers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.StrictBase64;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSignature;
import candor.ledger.strangers.Stranger.Answer;
import candor.ledger.trail.SampleLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
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
        log(entries(size)).write(folder, text -> List.of(), chosen);
        Answer answer = check(SampleLog.SIGNER.verifierKey().vkey());
        assertThat(answer).isEqualTo(new Answer(0, "%s: %d entries, %d inclusion proofs, %d consistency proofs, 0 witnesses\n"
                .formatted(SampleLog.SIGNER.name(), size, chosen.length, chosen.length)));
    }

    @Test
    void entriesOfTheLedgersOwnFormAreAccepted() throws Exception {
        SampleLog log = new SampleLog();
        IntStream.range(0, 300).forEach(i -> log.logOther());
        log(log.entries).write(folder, text -> List.of(), 0, 127, 255, 256, 298, 299);
        assertThat(Files.readString(folder.resolve("checkpoint"))).isEqualTo(log.signed().format());
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey()).exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44",
        "inclusion/100", "consistency/101"})
    void aChangeInAnyFileIsFound(String name) throws Exception {
        log(entries(300)).write(folder, text -> List.of(), 100);
        Path file = folder.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey()).exit()).isNotZero();
    }

    @Test
    void aCosignatureIsCheckedOverItsOwnMessage() throws Exception {
        Cosigner cosigner = new Cosigner("witness.example/w1", Ed25519PrivateKey.generate());
        log(entries(5)).write(folder, text -> List.of(cosigner.sign(text, 1_764_422_400L)), 2);
        Answer answer = check(SampleLog.SIGNER.verifierKey().vkey(), cosigner.vkey());
        assertThat(answer.output()).endsWith("1 witnesses\n");
        log(entries(5)).write(folder, text -> List.of(cosigner.sign(text + " ", 1_764_422_400L)), 2);
        assertThat(check(SampleLog.SIGNER.verifierKey().vkey(), cosigner.vkey()).exit()).isNotZero();
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

    /** A second writing-down of C2SP tlog-cosignature, type 0x04. */
    private record Cosigner(String name, Ed25519PrivateKey key) {

        private static final byte TYPE = 0x04;

        NoteSignature sign(String text, long time) {
            byte[] signature = key.sign(("cosignature/v1\ntime " + time + "\n" + text).getBytes(UTF_8));
            return new NoteSignature(name, keyId(), ByteBuffer.allocate(Long.BYTES + signature.length).putLong(time).put(signature).array());
        }

        String vkey() {
            return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(typed());
        }

        private int keyId() {
            return ByteBuffer.wrap(Hash.sha256((name + "\n").getBytes(UTF_8), typed()).toBytes()).getInt();
        }

        private byte[] typed() {
            return ByteBuffer.allocate(33).put(TYPE).put(key.publicKey().raw()).array();
        }
    }
}
