package candor.platform.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.incident.IndicatorType;
import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.platform.intelligence.IntelligenceReport.LeftOut;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StixBundleTest {
    private static final String IDENTITY = "{\"type\":\"identity\",\"spec_version\":\"2.1\",\"id\":\"identity--1\",\"name\":\"A bank\"}";

    private static String bundle(String... objects) {
        return "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[" + String.join(",", objects) + "]}";
    }

    private static String indicator(String pattern, String more) {
        return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--" + Integer.toHexString(pattern.hashCode()) + "\",\"created_by_ref\":\"identity--1\",\"modified\":\"2017-01-27T13:49:53.997Z\","
                + "\"name\":\"C2\",\"pattern_type\":\"stix\",\"pattern\":\"" + pattern + "\"" + more + "}";
    }

    private static IntelligenceReport read(String... objects) {
        return Intelligence.read(bundle(objects)).getFirst();
    }

    private static List<String> said(IntelligenceReport report) {
        return report.indicators().stream().map(indicator -> indicator.type() + " " + indicator.value()).toList();
    }

    @Nested
    class Indicators {
        @Test
        void areWhatTheirPatternsCompareWith() {
            assertThat(said(read(indicator("[file:hashes.'SHA-256' = '" + "ab".repeat(32) + "']", ""), indicator("[domain-name:value = 'a.example' OR ipv4-addr:value = '192.0.2.1']", ""))))
                    .containsExactly("SHA256 " + "ab".repeat(32), "DOMAIN a.example", "IP_DESTINATION 192.0.2.1");
        }

        @Test
        void sayWhatTheirSourceSaysAndTheWholePatternWhereItHasMoreThanOneValue() {
            IntelligenceReport report = read(indicator("[domain-name:value = 'a.example']", ",\"description\":\"seen\",\"valid_until\":\"2027-01-01T00:00:00Z\""), indicator("[file:name = 'a' AND file:hashes.MD5 = '" + "0".repeat(32) + "']", ""));

            assertThat(report.indicators().getFirst().context()).isEqualTo("C2\nseen\nValid until 2027-01-01T00:00:00Z");
            assertThat(report.indicators().getLast().context()).isEqualTo("C2\nPattern: [file:name = 'a' AND file:hashes.MD5 = '" + "0".repeat(32) + "']");
            assertThat(report.indicators()).allSatisfy(indicator -> assertThat(indicator.marked()).isTrue());
        }

        @Test
        void thatSayMoreThanValuesAreKeptAsTheirPattern() {
            String certificate = "[x509-certificate:issuer = 'CN=WEBMAIL' AND x509-certificate:serial_number = '4c:0b']";
            IntelligenceReport report = read(indicator("[file:name MATCHES '^x']", ""), indicator(certificate, ""), indicator("rule x", ",\"x\":1").replace("\"pattern_type\":\"stix\"", "\"pattern_type\":\"yara\""));

            assertThat(said(report)).containsExactly("OTHER [file:name MATCHES '^x']", "OTHER " + certificate, "OTHER rule x");
            assertThat(report.indicators().getFirst().context()).isEqualTo("C2\nGiven as a pattern in the language stix");
            assertThat(report.indicators().getLast().context()).isEqualTo("C2\nGiven as a pattern in the language yara");
        }

        @Test
        void thatWereRevokedAreLeftOut() {
            IntelligenceReport report = read(indicator("[file:name = 'a']", ",\"revoked\":true"));

            assertThat(report.indicators()).isEmpty();
            assertThat(report.leftOut()).containsExactly(new LeftOut("Revoked by the source", 1));
        }

        @Test
        void areMarkedAsStrictlyAsTheyOrAPartOfThemIs() {
            String red = "\"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1\"";
            String green = "\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"";
            IntelligenceReport report = read(
                    indicator("[file:name = 'a']", ",\"object_marking_refs\":[" + green + "]"),
                    indicator("[file:name = 'b']", ",\"object_marking_refs\":[" + green + "],\"granular_markings\":[{\"marking_ref\":" + red + ",\"selectors\":[\"name\"]}]"),
                    indicator("[file:name = 'c']", ",\"object_marking_refs\":[\"marking-definition--00000000-0000-4000-8000-000000000000\"]"));

            assertThat(report.indicators()).extracting(FoundIndicator::marking).containsExactly(TrafficLight.GREEN, TrafficLight.RED, null);
            assertThat(report.marking()).isEqualTo(TrafficLight.RED);
        }
    }

    @Nested
    class Observables {
        @Test
        void areThereAndNotMarked() {
            IntelligenceReport report = read(
                    "{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--1\",\"value\":\"198.51.100.3\"}", "{\"type\":\"url\",\"id\":\"url--1\",\"value\":\"http://a\"}", "{\"type\":\"email-addr\",\"id\":\"email-addr--1\",\"value\":\"a@b.example\"}",
                    "{\"type\":\"file\",\"id\":\"file--1\",\"name\":\"resume.pdf\",\"size\":83968,\"hashes\":{\"MD5\":\"" + "1".repeat(32) + "\",\"SHA-512\":\"ff\"}}",
                    "{\"type\":\"windows-registry-key\",\"id\":\"windows-registry-key--1\",\"key\":\"HKLM\\\\x\"}", "{\"type\":\"autonomous-system\",\"id\":\"autonomous-system--1\",\"number\":64500}",
                    "{\"type\":\"user-account\",\"id\":\"user-account--1\",\"account_login\":\"root\"}");

            assertThat(said(report)).containsExactly(
                    "IP_DESTINATION 198.51.100.3", "URL http://a", "EMAIL_ADDRESS a@b.example", "FILENAME resume.pdf", "MD5 " + "1".repeat(32), "OTHER ff", "REGISTRY_KEY HKLM\\x",
                    "AUTONOMOUS_SYSTEM 64500", "ACCOUNT root");
            assertThat(report.chosen(false)).isEmpty();
        }

        @Test
        void thatAnIndicatorNamesAreMarked() {
            IntelligenceReport report = read("{\"type\":\"ipv4-addr\",\"id\":\"ipv4-addr--1\",\"value\":\"198.51.100.3\"}", indicator("[ipv4-addr:value = '198.51.100.3']", ""));

            assertThat(report.chosen(false)).singleElement().satisfies(indicator -> assertThat(indicator.reference()).startsWith("indicator--"));
        }

        @Test
        void andOtherObjectsThatHaveNothingToLookForAreLeftOut() {
            IntelligenceReport report = read(
                    "{\"type\":\"malware\",\"spec_version\":\"2.1\",\"id\":\"malware--1\",\"name\":\"Poison Ivy\"}", "{\"type\":\"process\",\"id\":\"process--1\",\"pid\":7}", IDENTITY,
                    "{\"type\":\"vulnerability\",\"spec_version\":\"2.1\",\"id\":\"vulnerability--1\",\"name\":\"CVE-2012-0158\"}");

            assertThat(said(report)).containsExactly("VULNERABILITY CVE-2012-0158");
            assertThat(report.leftOut()).containsExactly(new LeftOut("No indicator (malware)", 1), new LeftOut("No indicator (process)", 1));
        }
    }

    @Nested
    class ABundle {
        @Test
        void isNamedByItsReport() {
            IntelligenceReport report = read(IDENTITY, indicator("[file:name = 'a']", ""),
                    "{\"type\":\"report\",\"spec_version\":\"2.1\",\"id\":\"report--1\",\"created_by_ref\":\"identity--1\",\"modified\":\"2020-05-01T10:11:12.5Z\",\"published\":\"2020-05-01T00:00:00Z\",\"name\":\"APT1\","
                            + "\"external_references\":[{\"source_name\":\"x\"},{\"source_name\":\"y\",\"url\":\"https://a.example/apt1\"}],\"object_marking_refs\":[\"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82\"]}");

            assertThat(report.format()).isEqualTo(IntelligenceFormat.STIX);
            assertThat(report.reference()).isEqualTo("report--1");
            assertThat(report.title()).isEqualTo("APT1");
            assertThat(report.producer()).isEqualTo("A bank");
            assertThat(report.link()).isEqualTo("https://a.example/apt1");
            assertThat(report.version()).isEqualTo("2020-05-01T10:11:12.5Z");
            assertThat(report.marking()).isEqualTo(TrafficLight.AMBER);
            assertThat(report.facts()).containsExactly("Published: 2020-05-01T00:00:00Z", "Objects: 1 identity, 1 indicator, 1 report");
            assertThat(report.indicators()).singleElement().satisfies(indicator -> assertThat(indicator.type()).isEqualTo(IndicatorType.FILENAME));
        }

        @Test
        void withoutAReportIsNamedByWhoMadeItsIndicatorsAndKnownByWhatItHolds() {
            IntelligenceReport report = read(IDENTITY, indicator("[file:name = 'a']", ""));

            assertThat(report.reference()).isEqualTo("bundle--1");
            assertThat(report.title()).isEqualTo("STIX bundle of A bank");
            assertThat(Intelligence.read(bundle(IDENTITY, indicator("[file:name = 'a']", "")).replace("bundle--1", "bundle--2")).getFirst().version()).isEqualTo(report.version());
        }

        @ParameterizedTest
        @CsvSource(delimiter = ';', value = {
            "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"spec_version\":\"2.0\",\"objects\":[{\"type\":\"indicator\"}]};intelligence.stix-version",
            "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"indicator\",\"pattern\":\"[file:name = 'a']\"}]};intelligence.stix-version",
            "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[]};intelligence.empty-bundle", "{\"type\":\"bundle\",\"id\":\"bundle--1\"};intelligence.empty-bundle",
            "{\"type\":\"bundle\",\"objects\":[{\"type\":\"url\",\"value\":\"http://a\"}]};intelligence.empty-bundle",
            "{\"type\":\"indicator\",\"id\":\"indicator--1\"};intelligence.no-bundle"})
        void thatIsNoneOfTheVersionWeReadIsRefusedWithOneSentence(String text, String code) {
            assertThatThrownBy(() -> Intelligence.read(text)).isInstanceOfSatisfying(RuleViolation.class, refused -> {
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.sentence()).matches("[A-Z].*\\.");
            });
        }
    }
}
