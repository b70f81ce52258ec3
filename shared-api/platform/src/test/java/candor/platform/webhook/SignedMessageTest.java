package candor.platform.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.platform.edge.Malformation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
    /** The key that the specification's own examples are signed with, in hex as a ledger's keyed hash has it. */
    private static final String KEY = HexFormat.of().formatHex(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    private static final WebhookSecret SECRET = WebhookSecret.of((namespace, value) -> KEY, "source", 1);
    private static final WebhookSecret OTHER = WebhookSecret.of((namespace, value) -> "00".repeat(32), "source", 2);
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant SIGNED = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void theSpecificationsOwnExampleIsBelieved() {
        assertThat(SECRET.shown()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        message(ID, "1614265330", SIGNATURE, BODY).require(List.of(SECRET), SIGNED);
    }

    @Test
    void theSpecificationsOwnExampleIsWhatASenderOfOursSigns() {
        WebhookSecret parsed = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();
        assertThat(SignedMessage.headers(parsed, ID, SIGNED, BODY.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("webhook-id", ID, "webhook-timestamp", "1614265330", "webhook-signature", SIGNATURE));
        assertThat(WebhookSecret.parse("whsec_c2hvcnQ=")).as("shorter than 24 bytes").isEmpty();
    }

    @Test
    void aSecretIsAnotherForEachSourceAndGenerationAndNeverPrinted() {
        var one = WebhookSecret.of((namespace, value) -> HexFormat.of().formatHex((namespace + value).getBytes(StandardCharsets.UTF_8)), "a", 1);
        var two = WebhookSecret.of((namespace, value) -> HexFormat.of().formatHex((namespace + value).getBytes(StandardCharsets.UTF_8)), "a", 2);
        var three = WebhookSecret.of((namespace, value) -> HexFormat.of().formatHex((namespace + value).getBytes(StandardCharsets.UTF_8)), "b", 1);

        assertThat(List.of(one.shown(), two.shown(), three.shown())).doesNotHaveDuplicates();
        assertThat(one.toString()).doesNotContain(one.shown());
    }

    @Test
    void oneOfSeveralSignaturesAndOneOfSeveralSecretsIsEnough() {
        String both = "v1a,somethingElse v1,AAAA " + SIGNATURE;

        message(ID, "1614265330", both, BODY).require(List.of(OTHER, SECRET), SIGNED);
    }

    @Test
    void anotherBodyIdTimeOrSecretIsRefused() {
        refused("webhook.wrong-signature", () -> message(ID, "1614265330", SIGNATURE, BODY + " ").require(List.of(SECRET), SIGNED));
        refused("webhook.wrong-signature", () -> message("msg_2", "1614265330", SIGNATURE, BODY).require(List.of(SECRET), SIGNED));
        refused("webhook.wrong-signature", () -> message(ID, "1614265331", SIGNATURE, BODY).require(List.of(SECRET), SIGNED));
        refused("webhook.wrong-signature", () -> message(ID, "1614265330", SIGNATURE, BODY).require(List.of(OTHER), SIGNED));
        refused("webhook.wrong-signature", () -> message(ID, "1614265330", SIGNATURE, BODY).require(List.of(), SIGNED));
    }

    @Test
    void fiveMinutesEitherWayAreBelievedAndOneSecondMoreIsNot() {
        SignedMessage message = message(ID, "1614265330", SIGNATURE, BODY);

        assertThatCode(() -> message.require(List.of(SECRET), SIGNED.plusSeconds(300))).doesNotThrowAnyException();
        assertThatCode(() -> message.require(List.of(SECRET), SIGNED.minusSeconds(300))).doesNotThrowAnyException();
        refused("webhook.wrong-time", () -> message.require(List.of(SECRET), SIGNED.plusSeconds(301)));
        refused("webhook.wrong-time", () -> message.require(List.of(SECRET), SIGNED.minusSeconds(301)));
    }

    @Test
    void aStrangerLearnsNothingOfTheClock() {
        refused("webhook.wrong-signature", () -> message(ID, "1", SIGNATURE, BODY).require(List.of(SECRET), SIGNED));
    }

    @Test
    void eachHeaderThatIsMissingOrMisshapenIsNamed() {
        unsigned("webhook-id", () -> message(null, "1614265330", SIGNATURE, BODY));
        unsigned("webhook-id", () -> message("two words", "1614265330", SIGNATURE, BODY));
        unsigned("webhook-timestamp", () -> message(ID, null, SIGNATURE, BODY));
        unsigned("webhook-timestamp", () -> message(ID, "now", SIGNATURE, BODY));
        unsigned("webhook-signature", () -> message(ID, "1614265330", null, BODY));
        unsigned("webhook-signature", () -> message(ID, "1614265330", "v1a,abc", BODY));
        unsigned("webhook-signature", () -> message(ID, "1614265330", "v1,§", BODY));
        unsigned("at most 8", () -> message(ID, "1614265330", (SIGNATURE + " ").repeat(9), BODY));
    }

    private static SignedMessage message(@Nullable String id, @Nullable String timestamp, @Nullable String signature, String body) {
        return SignedMessage.of(id, timestamp, signature, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void unsigned(String named, Runnable reading) {
        assertThatThrownBy(reading::run).isInstanceOfSatisfying(Malformation.class, wrong -> assertThat(wrong.code()).isEqualTo("webhook.unsigned")).hasMessageContaining(named);
    }

    private static void refused(String code, Runnable believing) {
        assertThatThrownBy(believing::run).isInstanceOfSatisfying(Malformation.class, wrong -> assertThat(wrong.code()).isEqualTo(code));
    }
}
