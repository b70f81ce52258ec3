package candor.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.SharedVectors;
import candor.ledger.tree.CompactRange;
import candor.ledger.tree.MerkleHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PublicNoteVectorsTest {

    @Test
    void wycheproofSignaturesAreJudgedAsPublished() throws IOException {
        Path file = SharedVectors.folder("wycheproof").resolve("testvectors_v1/ed25519_test.json");
        int judged = 0;
        for (JsonNode group : new ObjectMapper().readTree(file.toFile()).get("testGroups")) {
            Ed25519PublicKey key = Ed25519PublicKey.ofRaw(hex(group.get("publicKey").get("pk")));
            for (JsonNode test : group.get("tests")) {
                assertThat(key.verifies(hex(test.get("msg")), hex(test.get("sig")))).as("test %s", test.get("tcId"))
                        .isEqualTo(test.get("result").textValue().equals("valid"));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(100);
    }

    @Test
    void everyCheckpointOfAForeignLogHasTheRootOfItsEntries() throws IOException {
        Path log = SharedVectors.folder("tessera").resolve("testdata/log");
        ByteBuffer bundle = ByteBuffer.wrap(Files.readAllBytes(log.resolve("tile/entries/000.p/15")));
        ByteBuffer tile = ByteBuffer.wrap(Files.readAllBytes(log.resolve("tile/0/000.p/15")));
        CompactRange range = CompactRange.EMPTY;
        for (int size = 0; size <= 15; size++) {
            Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint." + size))).text());
            assertThat(checkpoint.size()).isEqualTo(size);
            assertThat(range.root()).as("size %d", size).isEqualTo(checkpoint.root());
            if (size < 15) {
                Hash leaf = MerkleHash.leaf(next(bundle, Short.toUnsignedInt(bundle.getShort())));
                assertThat(leaf).isEqualTo(Hash.of(next(tile, Hash.LENGTH)));
                range = range.append(leaf);
            }
        }
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    private static byte[] hex(JsonNode hex) {
        return HexFormat.of().parseHex(hex.textValue());
    }

    @Test
    void theForeignSignatureLineIsReadAndWrittenBack() throws IOException {
        byte[] bytes = Files.readAllBytes(SharedVectors.folder("tessera").resolve("testdata/log/checkpoint"));
        assertThat(SignedNote.parse(bytes).format().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }
}
