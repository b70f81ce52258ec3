package candor.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {

    private static final NoteSigner FIRST = signer("log.example/a", "first");
    private static final NoteSigner SECOND = signer("log.example/a", "second");
    private static final NoteSigner THIRD = signer("log.example/a", "third");
    private static final LogKeys ROTATED = LogKeys.of(FIRST.verifierKey()).rotatedTo(SECOND.verifierKey(), 10);
    private static final LogKeys RETIRED = ROTATED.retiredAt(20);

    private static NoteSigner signer(String origin, String seed) {
        return new NoteSigner(origin, Ed25519PrivateKey.ofSeed(Hash.sha256(seed).toBytes()));
    }

    @Test
    void whileAKeyIsReplacedEitherOfTheTwoIsEnough() {
        assertThat(ROTATED.open(checkpoint(15).sign(SECOND, FIRST)).size()).isEqualTo(15);
        assertThat(ROTATED.open(checkpoint(15).sign(FIRST)).size()).isEqualTo(15);
        assertThat(ROTATED.open(checkpoint(15).sign(SECOND)).size()).isEqualTo(15);
        assertThat(ROTATED.inUse()).containsExactly(SECOND.verifierKey(), FIRST.verifierKey());
    }

    @Test
    void aRetiredKeyIsInvalidBeyondItsSizeAndANewOneBelowIts() {
        assertThat(RETIRED.open(checkpoint(20).sign(FIRST)).size()).isEqualTo(20);
        assertThatThrownBy(() -> RETIRED.open(checkpoint(21).sign(FIRST))).isInstanceOf(UnverifiedNote.class).hasMessageContaining("retired");
        assertThat(RETIRED.open(checkpoint(21).sign(FIRST, SECOND)).size()).isEqualTo(21);
        assertThatThrownBy(() -> RETIRED.open(checkpoint(9).sign(SECOND))).isInstanceOf(UnverifiedNote.class);
        assertThatThrownBy(() -> RETIRED.open(checkpoint(21).sign(THIRD))).isInstanceOf(UnverifiedNote.class);
        assertThat(RETIRED.inUse()).containsExactly(SECOND.verifierKey());
    }

    @Test
    void aFalseSignatureOfARetiredKeyIsNotOverlooked() {
        SignedNote note = new SignedNote(checkpoint(21).text(), List.of(checkpoint(21).sign(SECOND).signatures().getFirst(), checkpoint(20).sign(FIRST).signatures().getFirst()));

        assertThatThrownBy(() -> RETIRED.open(note)).isInstanceOf(UnverifiedNote.class).hasMessageContaining("false");
    }

    @Test
    void whatIsWrittenIsReadBackAndWhatCameLaterCanBeLeftOut() {
        LogKeys all = RETIRED.rotatedTo(THIRD.verifierKey(), 30);

        assertThat(LogKeys.parse(all.format())).isEqualTo(all);
        assertThat(LogKeys.parse(FIRST.verifierKey().vkey())).isEqualTo(LogKeys.of(FIRST.verifierKey()));
        assertThat(all.asOf(25)).isEqualTo(RETIRED);
        assertThat(all.asOf(15)).isEqualTo(ROTATED);
        assertThat(all.asOf(5)).isEqualTo(LogKeys.of(FIRST.verifierKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A until 5", "A\nA", "B\n\nA", "B from\nA", "B from 0\nA", "B\nA until 05", "B  from 5\nA", "B\nA until 5 from 3", "x\nA", "C\nA", "A "})
    void whatIsNoListOfKeysIsRefused(String text) {
        String keys = text.replace("A", FIRST.verifierKey().vkey()).replace("B", SECOND.verifierKey().vkey()).replace("C", signer("other.example/b", "o").verifierKey().vkey());

        assertThatThrownBy(() -> LogKeys.parse(keys)).isInstanceOf(Malformed.class);
    }

    private static Checkpoint checkpoint(long size) {
        return new Checkpoint("log.example/a", size, Hash.sha256("root"));
    }
}
