package candor.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.SharedVectors;
import candor.ledger.StrictBase64;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proofs, good and bad, that transparency-dev/merkle publishes. */
class PublicProofVectorsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void inclusionProofsAreJudgedAsPublished() throws IOException {
        List<Path> files = SharedVectors.json(SharedVectors.folder("merkle").resolve("testdata/inclusion"));
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            JsonNode vector = mapper.readTree(file.toFile());
            assertThat(inclusion(vector)).as("%s", file).isEqualTo(!vector.get("wantErr").booleanValue());
        }
    }

    @Test
    void consistencyProofsAreJudgedAsPublished() throws IOException {
        List<Path> files = SharedVectors.json(SharedVectors.folder("merkle").resolve("testdata/consistency"));
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            JsonNode vector = mapper.readTree(file.toFile());
            assertThat(consistency(vector)).as("%s", file).isEqualTo(!vector.get("wantErr").booleanValue());
        }
    }

    private static boolean inclusion(JsonNode vector) {
        try {
            return new InclusionProof(vector.get("leafIdx").bigIntegerValue().longValue(), vector.get("treeSize").bigIntegerValue().longValue(),
                    path(vector)).verifies(hash(vector.get("leafHash")), hash(vector.get("root")));
        } catch (Malformed e) {
            return false;
        }
    }

    private static boolean consistency(JsonNode vector) {
        try {
            return new ConsistencyProof(vector.get("size1").bigIntegerValue().longValue(), vector.get("size2").bigIntegerValue().longValue(),
                    path(vector)).verifies(hash(vector.get("root1")), hash(vector.get("root2")));
        } catch (Malformed e) {
            return false;
        }
    }

    private static List<Hash> path(JsonNode vector) {
        List<Hash> path = new ArrayList<>();
        vector.get("proof").forEach(hash -> path.add(hash(hash)));
        return path;
    }

    private static Hash hash(JsonNode node) {
        byte[] bytes = StrictBase64.decode(node.isNull() ? "" : node.textValue());
        // Some vectors put a word where a root belongs; its hash stands in for it, equal exactly where the words are.
        return bytes.length == Hash.LENGTH || bytes.length == 0 ? Hash.of(bytes) : Hash.sha256(new byte[] {42}, bytes);
    }
}
