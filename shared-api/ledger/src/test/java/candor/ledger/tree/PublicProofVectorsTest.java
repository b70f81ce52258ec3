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
import java.util.function.BooleanSupplier;
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

    /** A subtree from a leaf on is a tree of its own; subtrees that are no complete part of a tree are not asked about here. */
    @Test
    void inclusionProofsInSubtreesAreJudgedAsPublished() throws IOException {
        int judged = 0;
        for (Path file : SharedVectors.json(SharedVectors.folder("merkle").resolve("testdata/subtreeinclusion"))) {
            JsonNode vector = mapper.readTree(file.toFile());
            long start = number(vector, "start");
            long width = number(vector, "end") - start;
            if (width >= 1 && start % (Long.highestOneBit(Math.max(1, width - 1)) * 2) == 0) {
                assertThat(judge(() -> new InclusionProof(number(vector, "leafIdx") - start, width, path(vector))
                        .verifies(hash(vector.get("leafHash")), hash(vector.get("root"))))).as("%s", file).isEqualTo(!vector.get("wantErr").booleanValue());
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(100);
    }

    /** A subtree from leaf 0 on is an earlier tree; others are no part of any format of ours. */
    @Test
    void consistencyProofsOfSubtreesFromTheFirstLeafAreJudgedAsPublished() throws IOException {
        int judged = 0;
        for (Path file : SharedVectors.json(SharedVectors.folder("merkle").resolve("testdata/subtreeconsistency"))) {
            JsonNode vector = mapper.readTree(file.toFile());
            if (number(vector, "start") == 0 && number(vector, "end") > 0) {
                assertThat(judge(() -> new ConsistencyProof(number(vector, "end"), number(vector, "size"), path(vector))
                        .verifies(hash(vector.get("root1")), hash(vector.get("root2"))))).as("%s", file).isEqualTo(!vector.get("wantErr").booleanValue());
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(50);
    }

    private static boolean inclusion(JsonNode vector) {
        return judge(() -> new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), path(vector))
                .verifies(hash(vector.get("leafHash")), hash(vector.get("root"))));
    }

    private static boolean consistency(JsonNode vector) {
        return judge(() -> new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), path(vector))
                .verifies(hash(vector.get("root1")), hash(vector.get("root2"))));
    }

    private static boolean judge(BooleanSupplier proof) {
        try {
            return proof.getAsBoolean();
        } catch (Malformed e) {
            return false;
        }
    }

    private static long number(JsonNode vector, String name) {
        return vector.get(name).bigIntegerValue().longValue();
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
