package candor.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final NoteSigner LOG = new NoteSigner("candor.invalid/log", Ed25519PrivateKey.ofSeed(new byte[32]));
    private static final NoteSigner OTHER = new NoteSigner("candor.invalid/log", Ed25519PrivateKey.generate());
    private static final Checkpoint CHECKPOINT = new Checkpoint("candor.invalid/log", 3, Hash.sha256("root"));

    @Nested
    class Keys {

        /** RFC 8032 section 7.1, test 1. */
        @Test
        void theSeedGivesThePublicKeyAndSignatureOfRfc8032() {
            Ed25519PrivateKey key = Ed25519PrivateKey.ofSeed(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
            assertThat(key.publicKey().raw()).isEqualTo(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
            assertThat(key.sign(new byte[0])).isEqualTo(hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                    + "d25bf5f0595bbe24655141438e7a100b"));
            assertThat(Ed25519PrivateKey.ofPkcs8(key.toPkcs8()).publicKey()).isEqualTo(key.publicKey());
        }

        /** The example key of Go's golang.org/x/mod/sumdb/note. */
        @Test
        void thePublishedVkeyIsReadAndWrittenBack() {
            String vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
            assertThat(VerifierKey.parse(vkey).vkey()).isEqualTo(vkey);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PeterNeumann+c74f20a3", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+c74f20a3+Arpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"})
        void aVkeyThatIsNotExactIsRefused(String vkey) {
            assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(Malformed.class);
        }
    }

    @Nested
    class Opening {

        /** The example note of Go's golang.org/x/mod/sumdb/note. */
        @Test
        void thePublishedNoteVerifies() {
            VerifierKey key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
            SignedNote note = SignedNote.parse("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
                    + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
            assertThat(note.verifiedBy(List.of(key))).containsExactly(key);
        }

        @Test
        void anUnknownKeyIsIgnoredAndAKnownFalseSignatureRejectsTheNote() {
            SignedNote note = CHECKPOINT.sign(LOG, OTHER);
            assertThat(Checkpoint.open(SignedNote.parse(note.format()), List.of(LOG.verifierKey()))).isEqualTo(CHECKPOINT);
            SignedNote forged = new SignedNote(note.text().replace("\n3\n", "\n4\n"), note.signatures());
            assertThatThrownBy(() -> Checkpoint.open(forged, List.of(LOG.verifierKey()))).isInstanceOf(UnverifiedNote.class);
            assertThatThrownBy(() -> Checkpoint.open(note, List.of(new NoteSigner("x", LOG.key()).verifierKey()))).isInstanceOf(UnverifiedNote.class);
            assertThatThrownBy(() -> Checkpoint.open(note, List.of())).isInstanceOf(UnverifiedNote.class);
        }

        @Test
        void aKeyOfAnotherNameDoesNotVouchForAnOrigin() {
            NoteSigner stranger = new NoteSigner("stranger", LOG.key());
            assertThatThrownBy(() -> Checkpoint.open(CHECKPOINT.sign(stranger), List.of(stranger.verifierKey()))).isInstanceOf(UnverifiedNote.class);
        }

        @Test
        void theLastBlankLineSeparatesTextAndSignatures() {
            SignedNote note = SignedNote.sign("a\n\nb\n", List.of(LOG));
            assertThat(SignedNote.parse(note.format())).isEqualTo(note);
        }

        @Test
        void sixteenSignaturesAreAccepted() {
            SignedNote note = SignedNote.sign("a\n", Collections.nCopies(16, OTHER));
            assertThat(SignedNote.parse(note.format()).signatures()).hasSize(16);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "a\n", "a\n\n", "a\n\n\u2014 x\n", "a\n\n\u2014 x AAAAAA==\n", "a\n\n\u2014 x AAAAAAE\n", "a\n\n- x AAAAAAE=\n",
            "a\n\n\u2014 x AAAAAAE=", "a\n\n\u2014 x  AAAAAAE=\n", "a\n\n\u2014 x y AAAAAAE=\n", "a\t\n\n\u2014 x AAAAAAE=\n", "a\n\n\u2014 x+y AAAAAAE=\n", "a\r\n\n\u2014 x AAAAAAE=\n",
            "a\n\n\u2014 x\u00a0y AAAAAAE=\n"})
        void anythingThatIsNoNoteIsRefused(String note) {
            assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(Malformed.class);
        }

        @Test
        void everyFlippedByteIsNoticed() {
            byte[] bytes = CHECKPOINT.sign(LOG).format().getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                byte[] flipped = bytes.clone();
                flipped[i] ^= 1;
                assertThatThrownBy(() -> Checkpoint.open(SignedNote.parse(flipped), List.of(LOG.verifierKey()))).as("byte %d", i)
                        .isInstanceOfAny(Malformed.class, UnverifiedNote.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o\n01\n%s\n", "o\n-1\n%s\n", "o\n+1\n%s\n", "o\n1\n%s", "o\n1\n%s\nmore\n", "o\n1\n%s\n\n", "o o\n1\n%s\n", "\n1\n%s\n", "o\n1 \n%s\n",
        "o\n\n%s\n", "o\n1\n\n", "o\n9999999999999999999\n%s\n"})
    void aCheckpointThatIsNotExactIsRefused(String form) {
        assertThatThrownBy(() -> Checkpoint.parse(form.formatted(MerkleRoot.TEXT))).isInstanceOf(Malformed.class);
    }

    private static final class MerkleRoot {
        static final String TEXT = Hash.sha256().base64();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
