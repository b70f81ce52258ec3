package candor.ledger.witness.role;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.ledger.Hash;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.ConsistencyProof;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.MerkleHash;
import candor.ledger.tree.TreeProofs;
import candor.ledger.witness.AddCheckpoint;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {

    private static final NoteSigner LOG = new NoteSigner("log.example/a", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final NoteSigner NEXT = new NoteSigner("log.example/a", Ed25519PrivateKey.ofSeed(Hash.sha256("next").toBytes()));
    private static final Cosigner W1 = SampleWitness.ed25519("witness.example/w1");
    private static final Cosigner W2 = SampleWitness.mlDsa("witness.example/w1");
    private static final Instant AT = Instant.parse("2026-11-23T10:16:00Z");

    private final MemoryRecord record = new MemoryRecord();
    private final Witness witness = new Witness(List.of(W1, W2), List.of(LOG.verifierKey()), record, InstantSource.fixed(AT));
    private final MemoryTree tree = tree("entry ", 600);

    private static MemoryTree tree(String prefix, int size) {
        MemoryTree tree = new MemoryTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleHash.leaf((prefix + i).getBytes(UTF_8)));
        }
        return tree;
    }

    @Nested
    class Cosigning {

        @Test
        void aFirstCheckpointIsTakenOnTrustAndCosignedWithBothKeys() {
            WitnessAnswer answer = add(0, 5);

            assertThat(answer.status()).isEqualTo(200);
            SignedNote cosigned = SignedNote.parse(signed(tree, 5).format() + answer.body());
            assertThat(W1.key().cosignature(cosigned).orElseThrow().at()).isEqualTo(AT);
            assertThat(W2.key().cosignature(cosigned).orElseThrow().at()).isEqualTo(AT);
            assertThat(record.latest.get(LOG.name())).isEqualTo(cosigned);
        }

        /** Every pair of sizes around powers of two and the width of a tile. */
        @Test
        void aTreeThatGrewIsCosignedAtEverySize() {
            int[] sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 255, 256, 257, 511, 512, 513, 600};
            for (int i = 0; i + 1 < sizes.length; i++) {
                for (int j = i + 1; j < sizes.length; j++) {
                    record.latest.clear();
                    if (sizes[i] > 0) {
                        assertThat(add(0, sizes[i]).status()).isEqualTo(200);
                    }
                    assertThat(add(sizes[i], sizes[j]).status()).as("%d to %d", sizes[i], sizes[j]).isEqualTo(200);
                }
            }
        }

        @Test
        void theSameCheckpointIsCosignedAgain() {
            add(0, 5);

            assertThat(add(5, 5).status()).isEqualTo(200);
        }

        @Test
        void anyTrustedKeyOfTheLogIsEnoughWhileItIsReplaced() {
            Witness both = new Witness(List.of(W1), List.of(LOG.verifierKey(), NEXT.verifierKey()), record, InstantSource.fixed(AT));

            assertThat(both.add(body(0, List.of(), checkpoint(tree, 5).sign(LOG))).status()).isEqualTo(200);
            assertThat(both.add(body(5, path(tree, 5, 8), checkpoint(tree, 8).sign(NEXT))).status()).isEqualTo(200);
            assertThat(witness.add(body(8, path(tree, 8, 9), checkpoint(tree, 9).sign(NEXT, LOG))).status()).isEqualTo(200);
        }

        @Test
        void itShowsWhatItCosignedLast() {
            assertThat(witness.latest(Witness.hex(LOG.name())).status()).isEqualTo(404);
            add(0, 5);

            assertThat(SignedNote.parse(witness.latest(Witness.hex(LOG.name())).body()).text()).isEqualTo(checkpoint(tree, 5).text());
            assertThat(witness.latest(Witness.hex("other.example/log")).status()).isEqualTo(404);
        }

        @Test
        void requestsAtOnceNeverRollItBack() throws Exception {
            List<Callable<WitnessAnswer>> calls = new ArrayList<>();
            for (int size = 1; size <= 60; size++) {
                int own = size;
                calls.add(() -> {
                    WitnessAnswer answer = add(0, own);
                    for (int i = 0; i < 100 && answer.status() == 409; i++) {
                        int latest = Integer.parseInt(answer.body().strip());
                        if (latest > own) {
                            return answer;
                        }
                        answer = add(latest, own);
                    }
                    return answer;
                });
            }
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (Future<WitnessAnswer> done : threads.invokeAll(calls)) {
                    assertThat(done.get().status()).isIn(200, 409);
                }
            }
            assertThat(record.stored).extracting(note -> Checkpoint.parse(note.text()).size()).isSorted().doesNotHaveDuplicates().last().isEqualTo(60L);
        }
    }

    @Nested
    class Refusing {

        @Test
        void anUnknownLogIs404AndAnUntrustedSignature403() {
            NoteSigner other = new NoteSigner("other.example/log", LOG.key());

            assertThat(witness.add(body(0, List.of(), new Checkpoint(other.name(), 1, tree.hash(0, 0)).sign(other))).status()).isEqualTo(404);
            assertThat(witness.add(body(0, List.of(), checkpoint(tree, 5).sign(NEXT))).status()).isEqualTo(403);
            SignedNote another = checkpoint(tree, 5).sign(LOG);
            assertThat(witness.add(body(0, List.of(), new SignedNote(checkpoint(tree, 6).text(), another.signatures()))).status()).isEqualTo(403);
            assertThat(record.latest).isEmpty();
        }

        @Test
        void anOldSizeThatIsNotTheLatestIs409WithTheLatest() {
            add(0, 5);

            assertThat(add(0, 9)).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "5\n"));
            assertThat(add(4, 9).body()).isEqualTo("5\n");
        }

        @Test
        void anOldSizeAboveTheCheckpointIs400() {
            assertThat(witness.add(body(9, List.of(), signed(tree, 5))).status()).isEqualTo(400);
        }

        /** A tail that was cut off and grown again: sizes may even be the same, the tree is not. */
        @Test
        void anotherHistoryIs422AndKeptAsEvidence() {
            add(0, 9);
            MemoryTree forged = tree("entry ", 7);
            for (int i = 0; i < 10; i++) {
                forged.append(MerkleHash.leaf(("forged " + i).getBytes(UTF_8)));
            }

            assertThat(witness.add(body(9, List.of(), signed(forged, 9))).status()).isEqualTo(422);
            assertThat(witness.add(body(9, path(forged, 9, 12), signed(forged, 12))).status()).isEqualTo(422);
            assertThat(witness.add(body(9, path(tree, 9, 12), signed(forged, 12))).status()).isEqualTo(422);
            assertThat(record.evidence).containsExactly(signed(forged, 9), signed(forged, 12), signed(forged, 12));
            assertThat(Checkpoint.parse(record.latest(LOG.name()).orElseThrow().text()).size()).isEqualTo(9);
        }

        @Test
        void aProofWhereNoneBelongsIs422() {
            assertThat(witness.add(body(0, List.of(tree.hash(0, 0)), signed(tree, 5))).status()).isEqualTo(422);
            add(0, 5);
            assertThat(witness.add(body(5, List.of(tree.hash(0, 0)), signed(tree, 5))).status()).isEqualTo(422);
            assertThat(witness.add(body(5, List.of(), signed(tree, 8))).status()).isEqualTo(422);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "old 0", "old 0\n\n", "old 00\n\nC", "old -1\n\nC", "old 0 \n\nC", "new 0\n\nC", "old 0\nxx\n\nC", "old 0\n\nC\u0001", "old 9999999999999999999\n\nC",
            "old 0\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n\nC", "\n\nC", "old 0\r\n\r\nC"})
        void whatIsNoRequestIs400(String body) {
            assertThat(witness.add(body.replace("C", signed(tree, 5).format()).getBytes(UTF_8)).status()).isEqualTo(400);
        }

        @Test
        void moreThan63HashesAre400() {
            String hash = tree.hash(0, 0).base64() + "\n";

            assertThat(witness.add(("old 1\n" + hash.repeat(64) + "\n" + signed(tree, 5).format()).getBytes(UTF_8)).status()).isEqualTo(400);
            assertThat(witness.add(("old 1\n" + hash.repeat(63) + "\n" + signed(tree, 5).format()).getBytes(UTF_8)).status()).isEqualTo(409);
        }
    }

    private WitnessAnswer add(int old, int size) {
        return witness.add(body(old, path(tree, old, size), signed(tree, size)));
    }

    private static byte[] body(long old, List<Hash> path, SignedNote note) {
        return new AddCheckpoint(old, path, note).format().getBytes(UTF_8);
    }

    private static List<Hash> path(MemoryTree tree, int old, int size) {
        ConsistencyProof proof = old == 0 || old == size ? new ConsistencyProof(old, size, List.of()) : new TreeProofs(tree, size).consistency(old);
        return proof.path();
    }

    private static Checkpoint checkpoint(MemoryTree tree, int size) {
        return new Checkpoint(LOG.name(), size, new TreeProofs(tree, size).root());
    }

    private static SignedNote signed(MemoryTree tree, int size) {
        return checkpoint(tree, size).sign(LOG);
    }
}
