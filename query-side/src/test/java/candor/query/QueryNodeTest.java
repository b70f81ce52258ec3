package candor.query;

import static candor.query.incident.Told.*;
import static org.assertj.core.api.Assertions.assertThat;

import candor.AsOf;
import candor.DomainEvent;
import candor.Page;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessQuery.FindAccounts;
import candor.access.Role;
import candor.disclosure.DisclosureQuery.FindTrails;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IncidentQuery.FindFigures;
import candor.incident.IncidentQuery.FindIncident;
import candor.incident.IncidentQuery.FindIndicators;
import candor.incident.IncidentQuery.FindTimeline;
import candor.incident.IncidentState;
import candor.incident.IncidentView;
import candor.incident.IndicatorRow;
import candor.incident.IndicatorType;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinEvent.IncidentSplit;
import candor.incident.JoinSide;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeGround;
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TrafficLight;
import candor.ledger.verify.CandorVerify;
import candor.query.disclosure.RedactionPolicy;
import candor.query.disclosure.TrailExporter;
import candor.query.disclosure.TrailExports;
import candor.query.disclosure.TrailOrder;
import candor.query.fold.DeadLetters;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModels;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.AlertForm;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalQuery.FindSignalHistory;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalView;
import candor.testimony.Means;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The read side on a real ledger: appended, signed, projected, asked, exported and verified. */
class QueryNodeTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";
    private static final String SIGNAL = "01980000-0000-7000-8000-000000000002";
    private static final String ALERT = "01980000-0000-7000-8000-000000000003";
    private static final String ADA = "acc-ada";

    @TempDir
    Path folder = Path.of("");

    private QueryNode node;

    @BeforeEach
    void tellTheStory() {
        node = QueryNode.start(folder);
        var ada = new SubjectReference(ADA);
        node.tell(new AccountOpened(ADA, Personal.of(ada, "Ada"), Personal.of(ada, "ada@example.org")), new RoleGranted(ADA, Role.COMMANDER));
        node.tell(new SignalRaised(
                SIGNAL, SignalChannel.BANK, text("Bank M, Jo Doe"), null, null, text("cards are defrauded"), true, on("2018-04-06T09:48"),
                time("2018-06-28"), Personal.of(new SubjectReference("sub-1"), "Jo Doe"), null));
        node.tell(declared(INC, "INC-2026-0001"), commander(INC, ADA));
        node.tell(note(INC, 1, "the first", null, null), linked(SIGNAL, INC, true));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private IncidentView view() {
        return node.ask(new FindIncident(INC, null)).orElseThrow();
    }

    @Nested
    class Asking {
        @Test
        void theHistoryOfASignalIsReadInTheLedgerPageByPage() {
            node.tell(LongStream.rangeClosed(1, 5).mapToObj(n -> new SignalRepeated(SIGNAL, n, text("again " + n), null, null, null, null)).toArray(DomainEvent[]::new));
            List<String> said = new ArrayList<>();
            String after = null;
            do {
                Page<SignalView.Step> page = node.ask(new FindSignalHistory(SIGNAL, after, 2));
                page.items().forEach(step -> said.add(step.type() + " " + Objects.requireNonNull(step.text()).text().orElse("")));
                after = page.next();
            } while (after != null);
            assertThat(said).hasSize(7).doesNotHaveDuplicates().startsWith("signal.SignalRaised cards are defrauded").endsWith("signal.SignalRepeated again 5");
            assertThat(said.get(1)).as("in the incident's stream").startsWith("signal.SignalLinked");
        }

        @Test
        void indicatorsAreListedByNumberPageByPageAndByTheirMarks() {
            node.tell(indicator(1, "192.0.2.1", TrafficLight.GREEN), indicator(2, "192.0.2.2", null), indicator(3, "192.0.2.3", TrafficLight.RED), indicator(4, "192.0.2.4", TrafficLight.AMBER));
            assertThat(values(null)).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
            assertThat(values(TrafficLight.AMBER)).containsExactly("192.0.2.1", "192.0.2.4");
            assertThat(values(TrafficLight.CLEAR)).isEmpty();
            IndicatorRow first = node.ask(new FindIndicators(INC, null, null, 1)).items().getFirst();
            assertThat(node.ask(new FindTimeline(INC, TimelineOrder.RECORDED, 1, null)).orElseThrow().items().get((int) first.ordinal() - 1).position()).isEqualTo(first.position());
            assertThat(node.ask(new FindIndicators("another", null, null, 10)).items()).isEmpty();
        }

        private List<String> values(@Nullable TrafficLight atMost) {
            List<String> values = new ArrayList<>();
            String after = null;
            do {
                Page<IndicatorRow> page = node.ask(new FindIndicators(INC, atMost, after, 2));
                page.items().forEach(row -> values.add(row.value().text().orElse("")));
                after = page.next();
            } while (after != null);
            return values;
        }

        private static IndicatorRecorded indicator(long number, String value, @Nullable TrafficLight marking) {
            return new IndicatorRecorded(INC, number, IndicatorType.IP_DESTINATION, text(value), null, null, null, marking, null, null, null, null, List.of());
        }

        @Test
        void aPageShowsWhatTheLedgerHolds() {
            IncidentView view = view();
            assertThat(view.row().reference()).isEqualTo("INC-2026-0001");
            assertThat(Objects.requireNonNull(view.row().commander()).name()).isEqualTo("Ada");
            assertThat(view.row().lastOrdinal()).isEqualTo(4);
            assertThat(view.signals()).singleElement().satisfies(signal -> {
                assertThat(signal.missed()).isTrue();
                assertThat(signal.source()).isEqualTo(new FreeText.Withheld("the reporter asked not to be named"));
            });
        }

        @Test
        void theTimelineHoldsEveryEntryOfTheStream() {
            assertThat(node.ask(new FindTimeline(INC, TimelineOrder.RECORDED, 1, null)).orElseThrow().items())
                    .extracting(TimelineEntry::type)
                    .containsExactly("incident.IncidentDeclared", "incident.CommanderAssigned", "incident.NoteAdded", "signal.SignalLinked");
        }

        @Test
        void theInboxNamesTheIncident() {
            assertThat(node.ask(new FindSignals(null, null, INC, null, 10)).items())
                    .singleElement()
                    .satisfies(row -> assertThat(row.incidentReference()).isEqualTo("INC-2026-0001"));
        }

        @Test
        void accountsHoldTheirRoles() {
            assertThat(node.ask(new FindAccounts())).singleElement().satisfies(row -> assertThat(row.roles()).containsExactly(Role.COMMANDER));
        }

        @Test
        void figuresCountIt() {
            assertThat(node.ask(new FindFigures(null, null)).incidents()).isEqualTo(1);
        }

        @Test
        void thePastIsReadFromTheLedger() {
            long declared = view().position() - 3;
            IncidentView then = node.ask(new FindIncident(INC, new AsOf.Position(declared))).orElseThrow();
            assertThat(then.row().lastOrdinal()).isEqualTo(1);
            assertThat(then.row().commander()).isNull();
            assertThat(node.ask(new FindIncident(INC, new AsOf.Position(declared - 1)))).isEmpty();
            assertThat(node.ask(new FindTimeline(INC, TimelineOrder.OCCURRED, 1, new AsOf.Position(declared))).orElseThrow().items()).hasSize(1);
        }

        @Test
        void asOfNowIsWhatIsStored() {
            assertThat(node.ask(new FindIncident(INC, new AsOf.Position(Long.MAX_VALUE)))).contains(view());
        }
    }

    @Test
    void anEventOfALaterReleaseIsParkedAndTheOthersAreShown() {
        var unknown = JsonNodeFactory.instance.objectNode().put("unheardOf", "that this release does not know");
        node.bean(AxonConfiguration.class).getComponent(EventGateway.class)
                .publish(null, List.of(new GenericEventMessage(new MessageType("incident.NoteAdded", "99"), unknown))).join();
        node.tell(note(INC, 2, "the second", null, null));

        assertThat(view().row().lastOrdinal()).isEqualTo(5);
        assertThat(node.bean(DeadLetters.class).all()).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.unit()).isEqualTo("log");
            assertThat(letter.error()).contains("ConversionException");
        });
    }

    @Test
    void afterMergingSplittingAndReopeningEveryEntryStaysReachableFromBothPages() {
        String other = "01980000-0000-7000-8000-000000000009";
        String third = "01980000-0000-7000-8000-000000000010";
        node.tell(declared(other, "INC-2026-0002"), note(other, 1, "the second call", null, null),
                new IncidentMerged(other, JoinSide.SOURCE, INC, "INC-2026-0001", text("one thief"), null, null, null, null),
                new IncidentMerged(INC, JoinSide.TARGET, other, "INC-2026-0002", text("one thief"), null, null, null, null));
        node.tell(new IncidentSplit(INC, JoinSide.SOURCE, third, "INC-2026-0003", List.of(3L), text("two causes"), null, null, null, null),
                declared(third, "INC-2026-0003"),
                new IncidentSplit(third, JoinSide.TARGET, INC, "INC-2026-0001", List.of(3L), text("two causes"), null, null, null, null));
        node.tell(closed(INC), reopened(INC, null));

        for (String incident : List.of(INC, other, third)) {
            IncidentView view = node.ask(new FindIncident(incident, null)).orElseThrow();
            List<TimelineEntry> entries = node.ask(new FindTimeline(incident, TimelineOrder.RECORDED, 1, null)).orElseThrow().items();
            assertThat(entries).extracting(TimelineEntry::ordinal).containsExactlyElementsOf(LongStream.rangeClosed(1, view.row().lastOrdinal()).boxed().toList());
            assertThat(view.work().links()).isNotEmpty().allSatisfy(link -> {
                IncidentView linked = node.ask(new FindIncident(link.other(), null)).orElseThrow();
                assertThat(linked.work().links()).anyMatch(back -> back.other().equals(incident));
                assertThat(linked.row().reference()).isEqualTo(link.otherReference());
            });
        }
        assertThat(node.ask(new FindIncident(other, null)).orElseThrow().row().state()).isEqualTo(IncidentState.MERGED);
        assertThat(view().row().state()).isEqualTo(IncidentState.OPEN);
        assertThat(node.ask(new FindFigures(null, null)).incidents()).as("a merged one is counted once").isEqualTo(2);
    }

    @Test
    void afterARestartNothingIsMissingAndNothingIsCountedTwice() {
        IncidentView before = view();
        node.close();
        node = QueryNode.start(folder);
        assertThat(view()).isEqualTo(before);
        node.tell(note(INC, 2, "after the restart", null, null));
        assertThat(view().row().counts().notes()).isEqualTo(2);
        assertThat(view().row().counts().entries()).isEqualTo(5);
    }

    @Test
    void whatIsBuiltAnewFromTheLedgerIsTheSame() {
        IncidentView before = view();
        ReadModels models = node.bean(ReadModels.class);
        for (String name : models.names()) {
            assertThat(models.rebuild(name, node.bean(EventFeed.class))).isEqualTo(2);
        }
        assertThat(view()).isEqualTo(before);
        node.tell(note(INC, 2, "into the new generation", null, null));
        assertThat(view().row().counts().notes()).isEqualTo(2);
    }

    @Test
    void lostRowsAreBuiltAnewOnStart() {
        IncidentView before = view();
        for (String name : node.database().listCollectionNames().into(new java.util.ArrayList<>())) {
            if (name.startsWith("read_")) {
                node.database().getCollection(name).drop();
            }
        }
        node.close();
        node = QueryNode.start(folder);
        assertThat(view()).isEqualTo(before);
    }

    @Nested
    class Exporting {
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
            assertThat(node.bean(Projected.class).await(node.ledger().reader().head().size() - 1)).isTrue();
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
}
