package candor.command.signal.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import candor.command.importing.Mapped;
import candor.command.importing.SourceRecord;
import candor.incident.IntelligenceFormat;
import candor.platform.command.BodyHash;
import candor.signal.SignalCommand.RaiseSignal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalImportTest {
    private static final String EVENT = """
            {"Event":{"uuid":"5b646415-7b48-40d5-86b4-c0070acd0835","info":"Ursnif mail\\nwave","date":"2018-08-01","threat_level_id":"3","analysis":"2","timestamp":"1533306089",
             "Orgc":{"name":"A CERT"},"Tag":[{"name":"tlp:amber"}],"Attribute":[
             {"uuid":"1","type":"domain","to_ids":true,"value":"evil.example"},{"uuid":"2","type":"url","to_ids":true,"value":"http://evil.example/x"},{"uuid":"3","type":"md5","to_ids":false,"value":"d41d8cd98f00b204e9800998ecf8427e"}]}}""";
    private static final String BUNDLE = """
            {"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","spec_version":"2.1","id":"indicator--1","modified":"2020-01-01T00:00:00Z","pattern_type":"stix","pattern":"[url:value = 'http://a']"}]}""";

    private static List<Mapped> map(IntelligenceFormat format, byte[] bytes) {
        List<Mapped> mapped = new ArrayList<>();
        new SignalImport(format, BodyHash::of).map(new SourceRecord("f.json", 1, "f", bytes), mapped::add);
        return mapped;
    }

    private static List<Mapped> map(IntelligenceFormat format, String text) {
        return map(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mapped.Ready ready(IntelligenceFormat format, String text) {
        return (Mapped.Ready) map(format, text).getFirst();
    }

    @Test
    void anEventIsASignalThatSaysInPlainWordsWhatCame() {
        RaiseSignal command = (RaiseSignal) ready(IntelligenceFormat.MISP, EVENT).command();

        assertThat(command.source().text()).contains("MISP: A CERT");
        assertThat(Objects.requireNonNull(command.originReference()).text()).contains("5b646415-7b48-40d5-86b4-c0070acd0835");
        assertThat(command.originKey()).isEqualTo(BodyHash.of("misp:5b646415-7b48-40d5-86b4-c0070acd0835"));
        assertThat(Objects.requireNonNull(command.attribution().known()).stated()).isEqualTo("2018-08-03T14:21:29");
        assertThat(command.text().text().orElse("")).isEqualTo("""
                Ursnif mail
                MISP of A CERT, TLP:AMBER
                Date: 2018-08-01
                Threat level: low
                Analysis: completed
                Tags: tlp:amber
                2 indicators are meant for detection: 1 domain, 1 url.
                1 other indicator is not meant for detection.""");
    }

    @Test
    void theSameVersionIsTheSameCommandAndANewerOneAnotherOnTheSameSignal() {
        Mapped.Ready first = ready(IntelligenceFormat.MISP, EVENT);
        Mapped.Ready newer = ready(IntelligenceFormat.MISP, EVENT.replace("1533306089", "1533306090"));

        assertThat(ready(IntelligenceFormat.MISP, EVENT).issuance()).isEqualTo(first.issuance());
        assertThat(newer.issuance().idempotencyKey()).isNotEqualTo(first.issuance().idempotencyKey());
        assertThat(((RaiseSignal) newer.command()).originKey()).isEqualTo(((RaiseSignal) first.command()).originKey());
    }

    @Test
    void severalEventsOfAFileAreOneSignalEach() {
        assertThat(map(IntelligenceFormat.MISP, "{\"response\":[" + EVENT + "," + EVENT.replace("5b646415", "00000000") + "]}")).hasSize(2).allMatch(Mapped.Ready.class::isInstance);
    }

    @Test
    void aBundleIsASignal() {
        Mapped.Ready bundle = ready(IntelligenceFormat.STIX, BUNDLE);

        assertThat(bundle.key()).isEqualTo("bundle--1");
        assertThat(((RaiseSignal) bundle.command()).text().text().orElse("")).isEqualTo("STIX bundle bundle--1\nSTIX\nObjects: 1 indicator\n1 indicator is meant for detection: 1 url.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "not json#f#This is no JSON document (line 1)", "{}#f#This is neither a MISP event nor a STIX 2.1 bundle",
        "{\"type\":\"bundle\",\"id\":\"bundle--1\",\"objects\":[{\"type\":\"url\",\"id\":\"url--1\",\"value\":\"http://a\"}]}#bundle--1#this is no MISP: import it with \"candor import stix\""})
    void whatIsNoEventIsRefusedWithTheReason(String text, String key, String reason) {
        assertThat(map(IntelligenceFormat.MISP, text)).singleElement().isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> {
            assertThat(unfit.rejection().key()).isEqualTo(key);
            assertThat(unfit.rejection().reason()).contains(reason);
        });
    }

    @Test
    void whatIsNoTextIsNotGuessed() {
        assertThat(map(IntelligenceFormat.MISP, new byte[] {'{', (byte) 0xC3, '}'})).singleElement()
                .isInstanceOfSatisfying(Mapped.Unfit.class, unfit -> assertThat(unfit.rejection()).hasToString("f.json:1 (f): this is not UTF-8 text"));
    }

    @Test
    void filesAreReadInTheOrderOfTheirNamesAndOthersAreLeftAlone(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("b.json"), "{}");
        Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("c.json"), "{}");
        Files.writeString(folder.resolve("readme.txt"), "no event");
        Path named = Files.writeString(folder.resolve("named.misp"), "{}");
        List<String> read = new ArrayList<>();

        new IntelligenceFiles(source -> read.add(source.file()), rejection -> { }).read(List.of(folder, named));

        assertThat(read).containsExactly("c.json", "b.json", "named.misp");
    }
}
