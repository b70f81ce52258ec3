package candor.query;

import static candor.query.incident.Told.*;
import static org.assertj.core.api.Assertions.assertThat;
import candor.disclosure.DisclosureQuery.FindTrails;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinEvent.IncidentSplit;
import candor.incident.JoinSide;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeGround;
import candor.ledger.verify.CandorVerify;
import candor.query.disclosure.RedactionPolicy;
import candor.query.disclosure.TrailExporter;
import candor.query.disclosure.TrailExports;
import candor.query.disclosure.TrailOrder;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.SignalRaised;
import candor.testimony.Means;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trails leave a real ledger, redacted for who gets them, and are judged by the verifier. */
class TrailExportTest extends OnToldNode {
    private byte[] export(String trail, RedactionPolicy policy) throws IOException {
        return export(trail, TrailOrder.scoped(policy));
    }

    private byte[] export(String trail, TrailOrder order) throws IOException {
        try (TrailExporter.Recorded recorded = node.bean(TrailExports.class).export(trail, "INC-2026-0001", "The authority", "n-1", order, null)) {
            ByteArrayOutputStream zip = new ByteArrayOutputStream();
            recorded.write(zip);
            return zip.toByteArray();
        }
    }

    private String verdict(byte[] zip, int expected) throws IOException {
        Path file = folder.resolve("trail.zip");
        Files.write(file, zip);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] arguments = {file.toString(), "--key", node.ledger().reader().vkey().vkey()};
        int code = CandorVerify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(said).isEqualTo(expected);
        return said;
    }

    @Test
    void aTrailVerifiesAndTheLedgerSaysThatItLeft() throws IOException {
        verdict(export("t-1", RedactionPolicy.AUDITOR), CandorVerify.VERIFIED);
        node.awaitShown();
        assertThat(node.ask(new FindTrails(INC))).singleElement().satisfies(row -> {
            assertThat(row.lastOrdinal()).isEqualTo(4);
            assertThat(row.ordinal()).isEqualTo(5);
        });
    }

    @Test
    void anAuthorityDoesNotLearnWhoReportedInConfidence() throws IOException {
        byte[] zip = export("t-2", RedactionPolicy.AUTHORITY);
        verdict(zip, CandorVerify.VERIFIED);
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Jo Doe").contains("the reporter asked not to be named");
    }

    @Test
    void anAlertIsToldFromItsFirstEntryOnButForItsRawRecord() throws IOException {
        node.tell(
                new SignalRaised(ALERT, SignalChannel.SECURITY_MONITORING, text("SIEM"), "hmac-7", text("LAN-7"), text("Port scan"), false, null, null, null, Means.SYSTEM),
                new AlertReceived(ALERT, "siem", AlertForm.OCSF, text("LAN-7"), text("Port scan"), null, null, null, text("{}"), text("00")),
                linked(ALERT, INC, false));
        byte[] zip = export("t-11", RedactionPolicy.AUTHORITY);
        verdict(zip, CandorVerify.VERIFIED);
        List<JsonNode> told = new ArrayList<>();
        for (String line : new String(file(zip, "data/entries.jsonl"), StandardCharsets.UTF_8).split("\n")) {
            JsonNode entry = new ObjectMapper().readTree(line);
            if (new String(Base64.getDecoder().decode(entry.path("entry").asText()), StandardCharsets.UTF_8).contains("\"s\":\"signal:" + ALERT)) {
                told.add(entry);
            }
        }
        assertThat(told).hasSize(2);
        assertThat(told.getLast().path("withheld").properties()).singleElement().satisfies(withheld -> assertThat(withheld.getKey()).isEqualTo("body"));
    }

    @Test
    void theSameTrailAgainIsTheSameBytes() throws IOException {
        byte[] first = export("t-4", RedactionPolicy.AUTHORITY);
        node.tell(note(INC, 2, "later", null, null));
        assertThat(export("t-4", RedactionPolicy.AUTHORITY)).isEqualTo(first);
        assertThat(node.ask(new FindTrails(INC))).hasSize(1);
    }

    @Test
    void anAuditorSeesThatNothingElseIsInTheLog() throws IOException {
        TrailOrder order = TrailOrder.of("auditor", true);
        byte[] zip = export("t-6", order);
        assertThat(verdict(zip, CandorVerify.VERIFIED)).contains("complete, shown by the whole log: all " + node.ledger().reader().head().size() + " entries");
        assertThat(export("t-6", order)).isEqualTo(zip);
    }

    @Test
    void anInsurerGetsNeitherNamesNorNotes() throws IOException {
        byte[] zip = export("t-7", RedactionPolicy.INSURER);
        verdict(zip, CandorVerify.VERIFIED);
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).doesNotContain("the first").contains("how we deliberated");
    }

    @Test
    void thePublicGetsNoSignalsAndIsToldSo() throws IOException {
        byte[] zip = export("t-8", RedactionPolicy.PUBLIC);
        assertThat(verdict(zip, CandorVerify.VERIFIED)).contains("1 linked streams are left out, each with a reason");
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).contains("what individuals reported is not published");
    }

    @Test
    void aSecondTrailProvesThatTheLogGrewFromTheFirst() throws IOException {
        byte[] first = export("t-9", RedactionPolicy.AUTHORITY);
        byte[] second = export("t-10", RedactionPolicy.AUTHORITY);
        Path earlier = Files.write(folder.resolve("earlier.txt"), file(first, "data/checkpoint.txt"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CandorVerify.run(new String[] {Files.write(folder.resolve("second.zip"), second).toString(), "--key",
                node.ledger().reader().vkey().vkey(), "--earlier", earlier.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isEqualTo(CandorVerify.VERIFIED);
    }

    private byte[] file(byte[] zip, String name) throws IOException {
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith("/" + name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void whatIsPrivilegedIsWithheldFromEverybodyAndListed() throws IOException {
        node.tell(new PrivilegeAsserted(INC, 1, List.of(3L), PrivilegeGround.LEGAL_ADVICE, text("advice on the notice"), null, null, null, null));
        for (RedactionPolicy policy : RedactionPolicy.values()) {
            byte[] zip = export("t-p-" + policy.key(), policy);
            verdict(zip, CandorVerify.VERIFIED);
            assertThat(new String(zip, StandardCharsets.ISO_8859_1)).as(policy.key()).doesNotContain("the first").contains("privileged: counsel keeps it");
        }
        node.tell(new PrivilegeWaived(INC, List.of(3L), 1, text("settled"), null, null, null, null));
        assertThat(new String(export("t-p-2", RedactionPolicy.AUDITOR), StandardCharsets.ISO_8859_1)).contains("the first");
    }

    @Test
    void aTrailFollowsWhatWasMergedIntoItAndNamesWhatHasATrailOfItsOwn() throws IOException {
        String other = "01980000-0000-7000-8000-000000000009";
        String third = "01980000-0000-7000-8000-000000000010";
        node.tell(declared(other, "INC-2026-0002"), note(other, 1, "the bank's second call", null, null), declared(third, "INC-2026-0003"));
        node.tell(new IncidentMerged(other, JoinSide.SOURCE, INC, "INC-2026-0001", text("one thief"), null, null, null, null),
                new IncidentMerged(INC, JoinSide.TARGET, other, "INC-2026-0002", text("one thief"), null, null, null, null),
                new IncidentSplit(INC, JoinSide.SOURCE, third, "INC-2026-0003", List.of(3L), text("two causes"), null, null, null, null));
        byte[] zip = export("t-m", RedactionPolicy.AUTHORITY);
        assertThat(verdict(zip, CandorVerify.VERIFIED)).contains("1 linked streams are left out, each with a reason");
        assertThat(new String(zip, StandardCharsets.ISO_8859_1)).contains("the bank's second call", "ask for that of INC-2026-0003");
    }

    @Test
    void oneFlippedByteIsFound() throws IOException {
        byte[] zip = export("t-5", RedactionPolicy.AUDITOR);
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("the first");
        zip[at] ^= 1;
        verdict(zip, CandorVerify.INVALID);
    }
}
