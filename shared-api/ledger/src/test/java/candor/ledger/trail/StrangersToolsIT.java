package candor.ledger.trail;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.StrictBase64;
import candor.ledger.strangers.Stranger;
import candor.ledger.strangers.Stranger.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recipient without our verifier gets as far with tools that everybody has. */
class StrangersToolsIT {

    @TempDir
    Path work;

    private Path bag;

    @BeforeEach
    void unpack() throws IOException {
        for (Map.Entry<String, byte[]> file : TrailBagTest.unzip(new SampleTrail().zip(work)).entrySet()) {
            Path path = work.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        bag = work.resolve(new SampleTrail().content().folder());
    }

    @Test
    void sha256sumAcceptsBothManifestsAndFindsAChange() throws Exception {
        assertThat(run("sha256sum", "--strict", "-c", "manifest-sha256.txt")).isZero();
        assertThat(run("sha256sum", "--strict", "-c", "tagmanifest-sha256.txt")).isZero();
        Files.writeString(bag.resolve("data/README.txt"), "changed");
        assertThat(run("sha256sum", "--strict", "-c", "manifest-sha256.txt")).isNotZero();
    }

    @Test
    void opensslAcceptsTheSignatureOfTheCheckpoint() throws Exception {
        String note = Files.readString(bag.resolve("data/checkpoint.txt"));
        String[] vkey = Files.readString(bag.resolve("data/log-key.txt")).strip().split("\\+", 3);
        byte[] raw = Arrays.copyOfRange(StrictBase64.decode(vkey[2]), 1, 33);
        Files.write(bag.resolve("key.der"), HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw)));
        byte[] signature = StrictBase64.decode(note.strip().substring(note.strip().lastIndexOf(' ') + 1));
        Files.write(bag.resolve("signature"), Arrays.copyOfRange(signature, 4, signature.length));
        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
        Files.writeString(bag.resolve("text"), text);
        List<String> verify = List.of("pkeyutl", "-verify", "-pubin", "-inkey", "key.der", "-keyform", "DER", "-rawin", "-in", "text", "-sigfile", "signature");
        assertThat(run("openssl", verify.toArray(String[]::new))).isZero();
        Files.writeString(bag.resolve("text"), text.replace('8', '9'));
        assertThat(run("openssl", verify.toArray(String[]::new))).isNotZero();
    }

    private int run(String command, String... arguments) throws InterruptedException, IOException {
        Answer answer = Stranger.named(command).run(bag, arguments);
        assertThat(answer.output()).doesNotContain("unknown option").doesNotContain("Could not");
        return answer.exit();
    }
}
