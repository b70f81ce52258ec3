package candor.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.Malformed;
import candor.ledger.note.Vkey;
import candor.ledger.trail.SampleLog;
import candor.ledger.witness.CosignatureKey;
import candor.ledger.witness.SampleWitness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlogPolicyTest {

    private static final String LOG = "log " + SampleLog.SIGNER.verifierKey().vkey() + "\n";

    private static CosignatureKey key(String name) {
        return SampleWitness.ed25519("witness.example/" + name).key();
    }

    private static String witness(String name) {
        return "witness " + name + " " + key(name).vkey() + "\n";
    }

    /** The example of the specification, with keys. */
    private static final String EXAMPLE = LOG + "\n"
            + witness("X1") + witness("X2") + witness("X3") + "group X-witnesses 2 X1 X2 X3\n\n"
            + witness("Y1") + witness("Y2") + witness("Y3") + "group Y-witnesses any Y1 Y2 Y3\n\n"
            + "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";

    @Nested
    class Evaluating {

        @ParameterizedTest
        @CsvSource({"'', false", "X1 X2, false", "X1 Y1, false", "X1 X2 Y3, true", "X1 X2 X3, false", "Y1 Y2 Y3, false", "X2 X3 Y1 Y2, true"})
        void countsEachWitnessOnceInItsGroup(String cosigned, boolean met) {
            List<CosignatureKey> keys = Stream.of(cosigned.split(" ")).filter(name -> !name.isEmpty()).map(TlogPolicyTest::key).toList();

            assertThat(TlogPolicy.parse(EXAMPLE).isMetBy(keys)).isEqualTo(met);
        }

        @Test
        void aWitnessThatTheQuorumDoesNotNameCountsForNothing() {
            TlogPolicy policy = TlogPolicy.parse(LOG + witness("own") + witness("theirs") + "quorum theirs\n");

            assertThat(policy.isMetBy(List.of(key("own")))).isFalse();
            assertThat(policy.isMetBy(List.of(key("theirs")))).isTrue();
            assertThat(policy.counting()).extracting(PolicyWitness::name).containsExactly("theirs");
            assertThat(TlogPolicy.parse(EXAMPLE).counting()).hasSize(6);
        }

        @Test
        void aLogCannotWitnessItself() {
            String disguised = new Vkey("witness.example/w", (byte) 4, SampleLog.SIGNER.verifierKey().key().raw()).format();
            TlogPolicy policy = TlogPolicy.parse(LOG + "witness w " + disguised + "\nquorum w\n");

            assertThat(policy.isMetBy(List.of(CosignatureKey.parse(disguised)))).isFalse();
            assertThat(policy.counting()).isEmpty();
        }

        @Test
        void noneNeedsNoWitness() {
            assertThat(TlogPolicy.parse("quorum none\n").isMetBy(List.of())).isTrue();
        }
    }

    @Nested
    class Reading {

        @Test
        void allowsSpaceTabsCommentsAndAddresses() {
            TlogPolicy policy = TlogPolicy.parse(" \t\n# a comment\n\t# another \u00e9\n" + LOG.strip() + " https://log.example/\n"
                    + "witness\tW\u00e9 " + key("w").vkey() + "  https://w.example/ \nquorum W\u00e9\n");

            assertThat(policy.logs().getFirst().url()).contains("https://log.example/");
            assertThat(policy.witnesses().getFirst().url()).contains("https://w.example/");
            assertThat(policy.quorum()).isEqualTo("W\u00e9");
        }

        @Test
        void whatIsWrittenIsReadBackTheSame() {
            TlogPolicy policy = TlogPolicy.parse(EXAMPLE);

            assertThat(TlogPolicy.parse(policy.format())).isEqualTo(policy);
        }

        @Test
        void takesKeysOfBothTypes() {
            assertThat(TlogPolicy.parse("witness p " + SampleWitness.mlDsa("witness.example/p").key().vkey() + "\nquorum p\n").counting()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "", "quorum none", "# only\n", "quorum none\nquorum none\n", "quorum nobody\n", "quorum none none\n", "Quorum none\n",
            "group g any nobody\nquorum g\n", "group none any W1\nquorum none\n", "group g any\nquorum none\n", "group g 1 g\nquorum none\n",
            "W1group g 0 W1\nquorum g\n", "W1group g 2 W1\nquorum g\n", "W1group g 01 W1\nquorum g\n", "W1group g some W1\nquorum g\n",
            "W1group g any W1 W1\nquorum g\n", "W1group g any W1\ngroup h any W1\nquorum g\n", "W1W1quorum none\n", "W1group W1 any W1\nquorum none\n",
            "W1quorum w1\n", "Lquorum none\r\n", "LLquorum none\n", "witness none Kquorum none\n", "witness w\nquorum none\n", "log\nquorum none\n",
            "quorum none\u0000\n", "quorum none\u007f\n", "log Kquorum none\n"})
        void refusesWhatTheSpecificationDoesNotAllow(String text) {
            String policy = text.replace("W1g", witness("W1") + "g").replace("W1q", witness("W1") + "q").replace("W1W1", witness("W1") + "W1")
                    .replace("LL", LOG + LOG).replace("Lq", LOG + "q").replace("K", key("W1").vkey() + "\n");

            assertThatThrownBy(() -> TlogPolicy.parse(policy)).isInstanceOf(Malformed.class);
        }

        @Test
        void refusesTheSameKeyUnderTwoNames() {
            String renamed = new Vkey("witness.example/other", (byte) 4, key("W1").raw()).format();

            assertThatThrownBy(() -> TlogPolicy.parse(witness("W1") + "witness W2 " + renamed + "\nquorum W1\n"))
                    .isInstanceOf(Malformed.class).hasMessageContaining("line 2").hasMessageContaining("twice");
        }

        @Test
        void refusesWordsThatAreNoUtf8() {
            byte[] latin = (witness("W\u00e9") + "quorum W\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);

            assertThatThrownBy(() -> TlogPolicy.parse(latin)).isInstanceOf(Malformed.class).hasMessageContaining("UTF-8");
        }
    }
}
