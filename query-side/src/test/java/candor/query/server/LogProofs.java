package candor.query.server;

import static candor.query.server.LogApiTest.ledger;
import static candor.query.server.LogApiTest.ok;
import static candor.query.server.LogApiTest.server;
import static candor.query.server.ReadServer.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.tree.ConsistencyProof;
import candor.ledger.tree.InclusionProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs that somebody asks the log for. */
abstract class LogProofs {
    @Test
    void ofInclusionVerifies() {
        long size = ledger().latestCheckpoint().orElseThrow().checkpoint().size();
        for (long index = 0; index < size; index += 3) {
            JsonNode proof = ok("/api/ledger/inclusion?index=" + index + "&size=" + size, "ed").json();
            assertThat(new InclusionProof(index, size, path(proof)).verifies(Hash.ofBase64(proof.path("leafHash").asText()), ledger().proofs(size).root())).isTrue();
            assertThat(proof.path("leafHash").asText()).isEqualTo(ledger().entry(index).orElseThrow().leafHash().base64());
        }
    }

    @Test
    void ofConsistencyVerifies() {
        long size = ledger().latestCheckpoint().orElseThrow().checkpoint().size();
        for (long first = 1; first <= size; first += 2) {
            JsonNode proof = ok("/api/ledger/consistency?first=" + first + "&second=" + size, "ed").json();
            assertThat(new ConsistencyProof(first, size, path(proof)).verifies(ledger().proofs(first).root(), ledger().proofs(size).root())).isTrue();
            assertThat(proof.path("secondRoot").asText()).isEqualTo(ledger().proofs(size).root().base64());
        }
    }

    private static List<Hash> path(JsonNode proof) {
        List<Hash> path = new ArrayList<>();
        proof.path("path").forEach(hash -> path.add(Hash.ofBase64(hash.asText())));
        return path;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inclusion?index=3&size=3", "inclusion?index=-1&size=3", "inclusion?index=0&size=0", "inclusion?index=0&size=999999", "inclusion?index=0&size=-5",
        "consistency?first=0&second=3", "consistency?first=4&second=3", "consistency?first=1&second=999999", "consistency?first=-1&second=2"})
    void outOfRangeIsRefused(String query) {
        assertProblem(server.get("/api/ledger/" + query, "ed"), 400, "request.out-of-range");
    }

    @Test
    void isForWhoeverReadsIncidents() {
        assertProblem(server.get("/api/ledger/inclusion?index=0&size=1", "rae"), 403, "access.forbidden");
        assertProblem(server.get("/api/ledger/consistency?first=1&second=1", "rae"), 403, "access.forbidden");
        assertProblem(server.get("/api/ledger", "rae"), 403, "access.forbidden");
        assertProblem(server.get("/api/ledger/inclusion?index=0", "ed"), 400, "request.malformed");
    }
}
