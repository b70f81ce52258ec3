package candor.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.platform.store.Refusal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AlertTeamsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static AlertTeams teams(Map<String, String> settings) {
        Map<String, String> full = settings.entrySet().stream().collect(Collectors.toMap(e -> "candor.alerts.teams." + e.getKey(), Map.Entry::getValue));
        return AlertTeams.of(new Binder(new MapConfigurationPropertySource(full)).bindOrCreate("candor.alerts", AlertSettings.class));
    }

    @Test
    void areReadFromTheSettings() {
        AlertTeams teams = teams(Map.of(
                "payments.mail", "a@shop.example,b@shop.example", "payments.webhook", "https://pager.example/in?key=k", "payments.secret", SECRET));
        assertThat(teams.names()).containsExactly("payments");
        assertThat(teams.find("payments")).hasValueSatisfying(team -> {
            assertThat(team.mail()).containsExactly("a@shop.example", "b@shop.example");
            assertThat(team.pager()).hasValueSatisfying(pager -> assertThat(pager.secret().shown()).isEqualTo(SECRET));
            assertThat(team.toString() + team.pager()).as("an address may hold a key").doesNotContain("key=k", "shop.example");
        });
        assertThat(teams.find("board")).isEmpty();
        assertThat(teams(Map.of()).names()).isEmpty();
        assertThat(teams(Map.of("here.webhook", "http://127.0.0.1:8080/in", "here.secret", SECRET)).names()).containsExactly("here");
    }

    @ParameterizedTest
    @CsvSource({
        "http://pager.example/in, https", "https://user@pager.example/in, https", "ftp://pager.example/in, https", "https:///in, https", "https://pager.example/#x, https"
    })
    void noMessageGoesWhereOthersCanReadIt(String address, String word) {
        assertThatThrownBy(() -> teams(Map.of("payments.webhook", address, "payments.secret", SECRET)))
                .isInstanceOf(Refusal.class).hasMessageContaining("candor.alerts.teams.payments.webhook").hasMessageContaining(word).hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @CsvSource({"whsec_short", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_***"})
    void aSecretThatIsNoneIsRefusedWithoutBeingRepeated(String secret) {
        assertThatThrownBy(() -> teams(Map.of("payments.webhook", "https://pager.example/in", "payments.secret", secret)))
                .isInstanceOf(Refusal.class).hasMessageContaining("payments.secret").hasMessageNotContaining(secret);
    }

    @Test
    void aTeamThatNobodyCouldReachIsRefused() {
        assertThatThrownBy(() -> teams(Map.of("payments.secret", SECRET))).isInstanceOf(Refusal.class).hasMessageContaining("neither mail nor webhook");
        assertThatThrownBy(() -> teams(Map.of("payments.mail", "no address"))).isInstanceOf(Refusal.class).hasMessageContaining("payments.mail");
        assertThatThrownBy(() -> teams(Map.of("payments.webhook", "https://pager.example/in"))).isInstanceOf(Refusal.class).hasMessageContaining("secret is missing");
    }
}
