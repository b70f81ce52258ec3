package candor.platform.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.RuleViolation;
import candor.incident.IndicatorType;
import candor.incident.IntelligenceFormat;
import candor.incident.TrafficLight;
import candor.platform.intelligence.IntelligenceReport.LeftOut;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MispEventTest {
    private static final String UUID = "5b646415-7b48-40d5-86b4-c0070acd0835";

    /** @param more members of the event, each with a comma before it */
    private static String event(String attributes, String more) {
        return "{\"uuid\":\"" + UUID + "\",\"info\":\"Card skimmer\",\"date\":\"2026-02-01\",\"threat_level_id\":\"1\",\"analysis\":\"2\",\"timestamp\":\"1533306089\","
                + "\"Orgc\":{\"name\":\"A CERT\"},\"Attribute\":[" + attributes + "]" + more + "}";
    }

    private static String attribute(String type, String value, String more) {
        return "{\"uuid\":\"a-" + value.hashCode() + "\",\"type\":\"" + type + "\",\"category\":\"Network activity\",\"comment\":\"\",\"to_ids\":true,\"value\":\"" + value + "\"" + more + "}";
    }

    private static IntelligenceReport read(String... attributes) {
        return Intelligence.read(event(Stream.of(attributes).collect(Collectors.joining(",")), "")).getFirst();
    }

    private static List<String> said(IntelligenceReport report) {
        return report.indicators().stream().map(indicator -> indicator.type() + " " + indicator.value()).toList();
    }

    @Nested
    class AnEvent {
        @ParameterizedTest
        @ValueSource(strings = {"%s", "{\"Event\":%s}", "{\"response\":[{\"Event\":%s}]}", "{\"response\":{\"Event\":%s}}", "[{\"Event\":%s}]", "\uFEFF{\"Event\":%s}"})
        void isReadInEveryFormInWhichMispGivesIt(String form) {
            assertThat(Intelligence.read(form.formatted(event(attribute("domain", "a.example", ""), "")))).singleElement().satisfies(report -> {
                assertThat(report.reference()).isEqualTo(UUID);
                assertThat(report.indicators()).hasSize(1);
            });
        }

        @Test
        void saysWhatItIs() {
            IntelligenceReport report = Intelligence.read(event("", ",\"Tag\":[{\"name\":\"tlp:amber\"},{\"name\":\"type:OSINT\"}]")).getFirst();

            assertThat(report.format()).isEqualTo(IntelligenceFormat.MISP);
            assertThat(report.title()).isEqualTo("Card skimmer");
            assertThat(report.producer()).isEqualTo("A CERT");
            assertThat(report.version()).isEqualTo("1533306089");
            assertThat(report.marking()).isEqualTo(TrafficLight.AMBER);
            assertThat(report.changed()).isNotNull().satisfies(changed -> assertThat(changed == null ? "" : changed.stated()).isEqualTo("2018-08-03T14:21:29"));
            assertThat(report.facts()).containsExactly("Date: 2026-02-01", "Threat level: high", "Analysis: completed", "Tags: tlp:amber, type:OSINT");
        }

        @Test
        void besideOthersIsOneOfThem() {
            String two = "{\"response\":[{\"Event\":" + event("", "") + "},{\"Event\":" + event("", "").replace(UUID, "5b646415-0000-40d5-86b4-c0070acd0835") + "}]}";

            assertThat(Intelligence.read(two)).extracting(IntelligenceReport::reference).containsExactly(UUID, "5b646415-0000-40d5-86b4-c0070acd0835");
        }

        @Test
        void withoutATimeIsKnownByItsText() {
            String bare = "{\"uuid\":\"" + UUID + "\",\"info\":\"x\"}";
            IntelligenceReport report = Intelligence.read(bare).getFirst();

            assertThat(report.version()).isEqualTo(Intelligence.digest(bare));
            assertThat(report.changed()).isNull();
        }
    }

    @Nested
    class Attributes {
        @ParameterizedTest
        @CsvSource({
            "ip-src,192.0.2.1,IP_SOURCE", "ip-dst,2001:db8::1,IP_DESTINATION", "domain,a.example,DOMAIN", "hostname,host,HOSTNAME", "url,http://a/b,URL", "email-src,a@b.example,EMAIL_ADDRESS",
            "md5,d41d8cd98f00b204e9800998ecf8427e,MD5", "filename,a b.exe,FILENAME", "regkey,HKLM\\\\x,REGISTRY_KEY", "mutex,m,MUTEX", "user-agent,curl/8,USER_AGENT",
            "vulnerability,CVE-2024-34102,VULNERABILITY", "AS,AS64500,AUTONOMOUS_SYSTEM", "btc,1BoatSLRHtKNngkdXEeobR76b53LETtpyT,BITCOIN_ADDRESS"})
        void haveOurTypeForTheirs(String theirs, String value, IndicatorType ours) {
            assertThat(read(attribute(theirs, value, "")).indicators()).singleElement().satisfies(indicator -> {
                assertThat(indicator.type()).isEqualTo(ours);
                assertThat(indicator.context()).isEqualTo("Network activity");
            });
        }

        @Test
        void ofATypeThatIsNoneOfOursKeepTheirOwnName() {
            assertThat(read(attribute("imphash", "abcd", "")).indicators()).singleElement().satisfies(indicator -> {
                assertThat(indicator.type()).isEqualTo(IndicatorType.OTHER);
                assertThat(indicator.context()).isEqualTo("Network activity\nGiven as MISP imphash");
            });
        }

        @Test
        void whoseValueCannotBeOfTheirTypeAreKeptAsWhatTheyAreGivenAs() {
            assertThat(read(attribute("url", "107.183.86", "")).indicators()).singleElement().satisfies(indicator -> {
                assertThat(indicator.type()).isEqualTo(IndicatorType.OTHER);
                assertThat(indicator.value()).isEqualTo("107.183.86");
                assertThat(indicator.context()).endsWith("Given as MISP url");
            });
        }

        @Test
        void ofTwoPartsAreTwoIndicatorsOrOneWithMoreToSay() {
            IntelligenceReport report = read(
                    attribute("filename|sha256", "a|b.exe|" + "ab".repeat(32), ""), attribute("ip-dst|port", "192.0.2.1|443", ""), attribute("domain|ip", "a.example|192.0.2.2", ""),
                    attribute("regkey|value", "HKLM\\\\run|x.exe", ""), attribute("malware-sample", "m.exe|" + "0".repeat(32), ""), attribute("filename|imphash", "n.exe|0a", ""));

            assertThat(said(report)).containsExactly(
                    "FILENAME a|b.exe", "SHA256 " + "ab".repeat(32), "IP_DESTINATION 192.0.2.1", "DOMAIN a.example", "IP_DESTINATION 192.0.2.2",
                    "REGISTRY_KEY HKLM\\run", "FILENAME m.exe", "MD5 " + "0".repeat(32), "FILENAME n.exe", "OTHER 0a");
            assertThat(report.indicators().get(2).context()).isEqualTo("Network activity\nport 443");
            assertThat(report.indicators().get(5).context()).isEqualTo("Network activity\nvalue x.exe");
            assertThat(report.indicators().get(9).context()).endsWith("Given as MISP imphash of filename|imphash");
        }

        @Test
        void ofTwoPartsThatHaveOneAreThatOne() {
            assertThat(said(read(attribute("filename|md5", "only.exe", "")))).containsExactly("FILENAME only.exe");
        }

        @Test
        void thatAreSaidTwiceAreOneThatSaysBoth() {
            IntelligenceReport report = read(
                    attribute("ip-dst", "192.0.2.1", ",\"comment\":\"seen\"").replace("\"comment\":\"\",", "").replace("\"to_ids\":true", "\"to_ids\":false"),
                    attribute("ip-dst|port", "192.0.2.1|8080", ""));

            assertThat(report.indicators()).singleElement().satisfies(indicator -> {
                assertThat(indicator.marked()).isTrue();
                assertThat(indicator.context()).isEqualTo("seen\nNetwork activity\nport 8080");
            });
        }

        @Test
        void thatAreNotMeantForDetectionAreThereAndNotMarked() {
            IntelligenceReport report = read(attribute("ip-dst", "192.0.2.1", "").replace("\"to_ids\":true", "\"to_ids\":\"0\""), attribute("domain", "a.example", "").replace("\"to_ids\":true", "\"to_ids\":\"1\""));

            assertThat(report.chosen(false)).extracting(FoundIndicator::value).containsExactly("a.example");
            assertThat(report.chosen(true)).extracting(FoundIndicator::value).containsExactly("192.0.2.1", "a.example");
        }

        @Test
        void thatDescribeAreLeftOutUnlessTheSourceDetectsWithThem() {
            IntelligenceReport report = read(
                    attribute("text", "Locky", "").replace("true", "false"), attribute("link", "http://x", "").replace("true", "false"), attribute("text", "magic", ""));

            assertThat(said(report)).containsExactly("OTHER magic");
            assertThat(report.leftOut()).containsExactly(new LeftOut("No indicator, but a description (link)", 1), new LeftOut("No indicator, but a description (text)", 1));
        }

        @Test
        void thatWereDeletedOrProposedOrAreDamagedAreLeftOutWithTheReason() {
            IntelligenceReport report = Intelligence.read(event(
                    attribute("md5", "x", ",\"deleted\":true") + "," + attribute("md5", "y", ",\"deleted\":\"1\"") + ",{\"type\":\"md5\",\"to_ids\":true},{\"value\":\"z\"},"
                            + attribute("md5", "  ", "") + "," + attribute("yara", "r".repeat(Gathering.LONGEST + 1), ""),
                    ",\"ShadowAttribute\":[{},{}],\"Object\":[{\"name\":\"file\",\"deleted\":true,\"Attribute\":[" + attribute("md5", "q", "") + "]}]")).getFirst();

            assertThat(report.indicators()).isEmpty();
            assertThat(report.leftOut()).containsExactly(
                    new LeftOut("Deleted by the source", 3), new LeftOut("Longer than 60000 characters: keep the document as evidence", 1),
                    new LeftOut("Only proposed to the source, and not accepted", 2), new LeftOut("Without a type or a value", 2), new LeftOut("Without a value", 1));
        }

        @Test
        void ofObjectsSayInWhich() {
            String object = ",\"Object\":[{\"name\":\"file\",\"comment\":\"Win32/Sednit\",\"Attribute\":[" + attribute("filename", "a.doc", "") + "]}]";

            assertThat(Intelligence.read(event("", object)).getFirst().indicators()).singleElement()
                    .satisfies(indicator -> assertThat(indicator.context()).isEqualTo("Network activity\nIn the object \"file\"\nWin32/Sednit"));
        }

        @Test
        void areMarkedAsStrictlyAsTheyOrTheirEventSay() {
            IntelligenceReport report = Intelligence.read(event(
                    attribute("domain", "a.example", ",\"Tag\":[{\"name\":\"tlp:red\"}]") + "," + attribute("domain", "b.example", ",\"Tag\":[{\"name\":\"TLP:CLEAR\"}]"),
                    ",\"Tag\":[{\"name\":\"tlp:amber+strict\"}]")).getFirst();

            assertThat(report.indicators()).extracting(FoundIndicator::marking).containsExactly(TrafficLight.RED, TrafficLight.AMBER_STRICT);
        }
    }

    @Nested
    class ADocumentThatCannotBeRead {
        @ParameterizedTest
        @CsvSource(delimiter = ';', value = {
            "{\"uuid\":;intelligence.no-json", "not json;intelligence.no-json", "{} {};intelligence.no-json", "{\"a\":1,\"a\":2};intelligence.no-json", "'';intelligence.no-event",
            "{};intelligence.no-event", "[];intelligence.no-event", "7;intelligence.no-event", "{\"response\":[]};intelligence.no-event",
            "{\"response\":{\"Attribute\":[{\"type\":\"md5\"}]}};intelligence.no-event", "{\"Event\":{\"info\":\"no uuid\"}};intelligence.no-event"})
        void isRefusedWithOneSentence(String text, String code) {
            assertRefused(text, code);
        }

        @Test
        void becauseItIsTooLargeSaysWhatToDo() {
            assertRefused("\"" + "é".repeat(600_000) + "\"", "intelligence.too-large");
        }

        @Test
        void becauseItIsNestedWithoutEndIsNoJsonToUs() {
            assertRefused("[".repeat(10_000), "intelligence.no-json");
        }

        private static void assertRefused(String text, String code) {
            assertThatThrownBy(() -> Intelligence.read(text)).isInstanceOfSatisfying(RuleViolation.class, refused -> {
                assertThat(refused.code()).isEqualTo(code);
                assertThat(refused.sentence()).matches("[A-Z].*\\.");
            });
        }
    }
}
