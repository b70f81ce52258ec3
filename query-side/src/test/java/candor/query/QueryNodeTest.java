package candor.query;

import static candor.query.incident.Told.*;
import static org.assertj.core.api.Assertions.assertThat;

import candor.AsOf;
import candor.DomainEvent;
import candor.Page;
import candor.access.AccessQuery.FindAccounts;
import candor.access.Role;
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
import candor.incident.TimelineEntry;
import candor.incident.TimelineOrder;
import candor.incident.TrafficLight;
import candor.query.fold.DeadLetters;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModels;
import candor.sealing.FreeText;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.signal.SignalQuery.FindSignalHistory;
import candor.signal.SignalQuery.FindSignals;
import candor.signal.SignalView;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The read side on a real ledger: appended, signed, projected, asked, exported and verified. */
class QueryNodeTest extends OnToldNode {
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
}
