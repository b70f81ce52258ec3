package candor.command.signal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.platform.edge.Malformation;
import candor.signal.AlertForm;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each form of an alert says, and what is said about one that says it wrongly. */
class MappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneOffset PARIS = ZoneOffset.ofHours(1);

    static String sample(String name) {
        try (InputStream file = Objects.requireNonNull(MappingTest.class.getResourceAsStream("/alerts/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String changed(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(sample(name));
        change.accept(json);
        return json.toString();
    }

    private static ObjectNode at(JsonNode json, String name) {
        return (ObjectNode) json.get(name);
    }

    @Nested
    class OfAnOcsfFinding {
        private static Mapped read(String body) {
            return OcsfFinding.read(Fields.of(body, ""));
        }

        private static void refuses(String sentence, Consumer<ObjectNode> change) throws IOException {
            String body = changed("ocsf-detection.json", change);
            assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(Malformation.class, wrong -> {
                assertThat(wrong.code()).isEqualTo("webhook.malformed");
                assertThat(wrong).hasMessageContaining(sentence);
            });
        }

        @Test
        void aDetectionIsItsFindingWithItsTimesInItsOwnZone() {
            Mapped mapped = read(sample("ocsf-detection.json"));

            assertThat(mapped).isEqualTo(new Mapped(
                    "LAN-2026-118204", "Credential stuffing: 41 accounts opened from one network", "High", "New",
                    "41 customer accounts were signed in to from 203.0.113.0/24 within nine minutes after 12,400 failed tries.",
                    Occurred.between(StatedTime.parse("2026-11-29T02:04:00", PARIS), StatedTime.parse("2026-11-29T02:13:00", PARIS)),
                    StatedTime.parse("2026-11-29T02:14:10", PARIS)));
        }

        @Test
        void anIncidentIsItsCaseAndNamesItsFindings() {
            Mapped mapped = read(sample("ocsf-incident.json"));

            assertThat(mapped.uid()).isEqualTo("case-5512");
            assertThat(mapped.title()).isEqualTo("Account takeover with orders to new addresses");
            assertThat(mapped.severity()).isEqualTo("Critical");
            assertThat(mapped.status()).isEqualTo("On Hold");
            assertThat(mapped.description())
                    .isEqualTo("2 findings: Credential stuffing: 41 accounts opened from one network; Orders to addresses added in the same minute");
            assertThat(mapped.occurred()).isEqualTo(Occurred.about(StatedTime.parse("2026-11-29T03:04:00", ZoneOffset.ofHours(2))));
            assertThat(mapped.known()).isEqualTo(StatedTime.parse("2026-11-29T04:23:20", ZoneOffset.ofHours(2)));
        }

        @Test
        void anIncidentWithoutACaseIsItsFirstFinding() throws IOException {
            Mapped mapped = read(changed("ocsf-incident.json", json -> {
                at(json, "metadata").remove("correlation_uid");
                json.remove("desc");
            }));

            assertThat(mapped.uid()).isEqualTo("LAN-2026-118204");
            assertThat(mapped.title()).isEqualTo("Credential stuffing: 41 accounts opened from one network");
        }

        @Test
        void withoutASpanOccurredAtTheTimeOfTheEvent() throws IOException {
            Mapped mapped = read(changed("ocsf-detection.json", json -> {
                at(json, "finding_info").remove("first_seen_time");
                json.remove("timezone_offset");
            }));

            assertThat(mapped.occurred()).isEqualTo(Occurred.at(StatedTime.parse("2026-11-29T01:14:20", ZoneOffset.UTC)));
        }

        @Test
        void withoutWordsIsSaidInThoseOfTheDictionary() throws IOException {
            Mapped mapped = read(changed("ocsf-detection.json", json -> json.put("severity_id", 6).put("status_id", 5).without(List.of("severity", "status"))));

            assertThat(mapped.severity()).isEqualTo("Fatal");
            assertThat(mapped.status()).isEqualTo("Archived");
        }

        @Test
        void ofAnotherClassIsRefusedByName() throws IOException {
            refuses("\"class_uid\" must be 2004 (Detection Finding) or 2005", json -> json.put("class_uid", 3002));
            refuses("\"class_uid\" is missing", json -> json.remove("class_uid"));
            refuses("\"class_uid\" must be an integer", json -> json.put("class_uid", "2004"));
        }

        @Test
        void thatIsNotOneOfItsClassIsRefusedByTheMemberThatIsWrong() throws IOException {
            refuses("\"category_uid\" must be 2", json -> json.put("category_uid", 3));
            refuses("\"type_uid\" must be 200401", json -> json.put("type_uid", 200499));
            refuses("\"activity_id\" is missing", json -> json.remove("activity_id"));
            refuses("\"severity_id\" is missing", json -> json.remove("severity_id"));
            refuses("\"severity_id\" must be one of [0, 1, 2, 3, 4, 5, 6, 99]", json -> json.put("severity_id", 7));
            refuses("\"status_id\" must be one of", json -> json.put("status_id", 77));
            refuses("\"metadata\" is missing", json -> json.remove("metadata"));
            refuses("\"metadata.version\" must be 1.x", json -> at(json, "metadata").put("version", "2.0.0"));
            refuses("\"finding_info\" must be an object", json -> json.put("finding_info", "x"));
            refuses("\"finding_info.uid\" is missing", json -> at(json, "finding_info").put("uid", "  "));
            refuses("\"finding_info.uid\" must be at most 255", json -> at(json, "finding_info").put("uid", "u".repeat(256)));
            refuses("\"finding_info.title\" is missing", json -> {
                at(json, "finding_info").remove("title");
                json.remove("message");
            });
            refuses("\"finding_info.title\" must be text without half characters", json -> at(json, "finding_info").put("title", "\ud83d"));
        }

        @Test
        void withATimeThatCannotBeIsRefused() throws IOException {
            refuses("\"time\" is missing", json -> json.remove("time"));
            refuses("\"time\" must be milliseconds since 1970", json -> json.put("time", 1_795_914_860L));
            refuses("\"time_dt\" must be a time such as", json -> json.put("time_dt", "yesterday"));
            refuses("\"timezone_offset\" must be minutes", json -> json.put("timezone_offset", 5000));
            refuses("\"finding_info.last_seen_time\" must be no earlier", json -> at(json, "finding_info").put("last_seen_time", 1_795_900_000_000L));
        }

        @Test
        void ofAnIncidentWithoutFindingsIsRefused() throws IOException {
            String none = changed("ocsf-incident.json", json -> json.putArray("finding_info_list"));
            String noObject = changed("ocsf-incident.json", json -> json.putArray("finding_info_list").add("x"));

            assertThatThrownBy(() -> read(none)).hasMessageContaining("\"finding_info_list\" must be a list with at least one object");
            assertThatThrownBy(() -> read(noObject)).hasMessageContaining("\"finding_info_list\" must be a list of objects");
        }
    }

    @Nested
    class OfACloudEvent {
        private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
        private static final Map<String, String> HEADERS = Map.of(
                "ce-specversion", "1.0", "ce-id", "evt-9", "ce-source", "urn:shop%20one", "ce-type", "com.shop.key.created", "ce-time", "2026-11-29T02:40:00+01:00");

        private static Mapped structured(String body) {
            return CloudEvent.read(STRUCTURED, Map.of(), body);
        }

        private static void refuses(String sentence, Consumer<ObjectNode> change) throws IOException {
            String body = changed("cloudevent-plain.json", change);
            assertThatThrownBy(() -> structured(body)).isInstanceOf(Malformation.class).hasMessageContaining(sentence);
        }

        @Test
        void thatCarriesAFindingIsThatFinding() {
            assertThat(structured(sample("cloudevent-ocsf.json"))).isEqualTo(OcsfFinding.read(Fields.of(sample("ocsf-detection.json"), "")));
        }

        @Test
        void ofPlainDataIsCalledByItsTypeAndKnownBySourceAndId() {
            Mapped mapped = structured(sample("cloudevent-plain.json"));

            assertThat(mapped.uid()).isEqualTo("https://mail.northgate.example/exports b7d1c0f2-3c1e-4d57-9d3a-6f4f7c2f9a10");
            assertThat(mapped.title()).isEqualTo("com.postwren.audience.export.started: audience/all-customers");
            assertThat(mapped.severity()).isEqualTo("notice");
            assertThat(mapped.description()).contains("182344");
            assertThat(mapped.occurred()).isEqualTo(Occurred.at(StatedTime.parse("2026-11-29T02:31:07", PARIS)));
        }

        @Test
        void thatCarriesOurPlainFormIsThatForm() throws IOException {
            String body = changed("cloudevent-plain.json", json -> {
                try {
                    json.set("data", JSON.readTree(sample("plain.json")));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            assertThat(structured(body)).isEqualTo(PlainAlert.read(Fields.of(sample("plain.json"), "")));
        }

        @Test
        void mayHaveItsDataInBase64() throws IOException {
            String body = changed("cloudevent-plain.json", json -> {
                String data = Base64.getEncoder().encodeToString(json.remove("data").toString().getBytes(StandardCharsets.UTF_8));
                json.put("data_base64", data);
            });

            assertThat(structured(body)).isEqualTo(structured(sample("cloudevent-plain.json")));
        }

        @Test
        void inBinaryModeHasItsAttributesInHeaders() {
            Mapped finding = CloudEvent.read("application/json", HEADERS, sample("ocsf-detection.json"));
            Mapped plain = CloudEvent.read("application/vnd.shop+json", HEADERS, "{\"key\":\"4f1c\"}");

            assertThat(finding.uid()).isEqualTo("LAN-2026-118204");
            assertThat(plain.uid()).isEqualTo("urn:shop one evt-9");
            assertThat(plain.title()).isEqualTo("com.shop.key.created");
            assertThat(plain.occurred()).isEqualTo(Occurred.at(StatedTime.parse("2026-11-29T02:40:00", PARIS)));
        }

        @Test
        void withoutAnAttributeIsRefusedByItsName() throws IOException {
            refuses("\"specversion\" must be 1.0", json -> json.put("specversion", "0.3"));
            refuses("\"specversion\" is missing", json -> json.remove("specversion"));
            refuses("\"id\" is missing", json -> json.remove("id"));
            refuses("\"source\" is missing", json -> json.remove("source"));
            refuses("\"type\" is missing", json -> json.remove("type"));
            refuses("\"time\" must be a time such as", json -> json.put("time", "2026-11-29"));
            refuses("\"data\" is missing", json -> json.remove("data"));
            refuses("\"data\" must be an object", json -> json.put("data", "text"));
            refuses("\"data_base64\" must be base64", json -> json.put("data_base64", "§"));
            refuses("\"data\" must be one JSON object", json -> json.put("data_base64", "AAAA"));
            refuses("\"data.class_uid\" must be 2004", json -> at(json, "data").put("class_uid", 1));
        }

        @Test
        void inNeitherModeIsRefused() {
            assertThatThrownBy(() -> CloudEvent.read("application/cloudevents-batch+json", Map.of(), "[]")).hasMessageContaining("one event a message");
            assertThatThrownBy(() -> CloudEvent.read("text/plain", HEADERS, "x")).hasMessageContaining("\"content-type\" must be application/json");
            assertThatThrownBy(() -> CloudEvent.read("application/json", Map.of("ce-specversion", "1.0", "ce-id", "%zz"), "{}"))
                    .hasMessageContaining("\"ce-id\" must be percent-encoded");
            assertThatThrownBy(() -> CloudEvent.read("application/json", Map.of("ce-specversion", "1.0"), "{}")).hasMessageContaining("\"ce.source\" is missing");
        }
    }

    @Nested
    class OfOurPlainForm {
        private static Mapped read(String body) {
            return PlainAlert.read(Fields.of(body, ""));
        }

        @Test
        void isWhatItSays() {
            assertThat(read(sample("plain.json"))).isEqualTo(new Mapped(
                    "crm-key-20261129-3", "New API key with the right to export all contacts", "warning", null,
                    "The key was made by integration@northgate.example from an address never seen before.",
                    Occurred.at(StatedTime.parse("2026-11-29T02:40", ZoneId.of("Europe/Paris"))), null));
        }

        @Test
        void thatIsMisspeltIsRefusedByName() {
            refuses("\"id\" is missing", "{\"title\":\"x\"}");
            refuses("\"title\" is missing", "{\"id\":\"1\"}");
            refuses("\"title\" is missing", "{\"id\":\"1\",\"title\":\" \"}");
            refuses("has a member that is not known here", "{\"id\":\"1\",\"title\":\"x\",\"sevrity\":\"high\"}");
            refuses("\"severity\" must be a string", "{\"id\":\"1\",\"title\":\"x\",\"severity\":3}");
            refuses("\"occurred.begin\" must be a date that exists", "{\"id\":\"1\",\"title\":\"x\",\"occurred\":{\"kind\":\"EXACT\",\"begin\":{\"stated\":\"2026-02-30\",\"zone\":\"UTC\"}}}");
        }

        @Test
        void thatIsNotOneObjectIsRefused() {
            refuses("the body must be one JSON object", "[]");
            refuses("the body must be one JSON object", "");
            refuses("the body must be one JSON object", "{\"id\":1} {}");
            refuses("no member may stand in it twice", "{\"id\":\"1\",\"id\":\"2\",\"title\":\"x\"}");
            assertThatThrownBy(() -> Fields.utf8(new byte[] {'{', (byte) 0xff, '}'})).hasMessageContaining("the body must be text in UTF-8");
        }

        private static void refuses(String sentence, String body) {
            assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(Malformation.class, wrong -> {
                assertThat(wrong.code()).isEqualTo("webhook.malformed");
                assertThat(wrong).hasMessageContaining(sentence);
            });
        }
    }

    @Test
    void whatAListCannotShowIsCutAndKeptWholeInTheBody() {
        String title = "a\nb ".repeat(200) + "😀".repeat(300);
        var alert = new Mapped("1", title, "s".repeat(200), null, "d".repeat(9_000), null, null)
                .from(AlertForm.PLAIN, title.getBytes(StandardCharsets.UTF_8));

        assertThat(alert.title().text().orElseThrow()).startsWith("a b a b").endsWith("…").doesNotContain("\n");
        assertThat(Objects.requireNonNull(alert.severity()).text().orElseThrow()).hasSize(101);
        assertThat(Objects.requireNonNull(alert.description()).text().orElseThrow()).hasSize(3_501);
        assertThat(alert.body().text()).contains(title);
        assertThat(alert.bodyDigest().text().orElseThrow()).hasSize(64);
    }
}
