package candor.command.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import candor.DomainEvent;
import candor.TagKey;
import candor.access.Role;
import candor.command.Decided;
import candor.command.DecidingModule;
import candor.command.access.AccessModule;
import candor.command.evidence.EvidenceModule;
import candor.command.incident.IncidentModule;
import candor.command.sample.Telling.Step;
import candor.command.signal.SignalModule;
import candor.command.task.TaskModule;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.Claimant;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.TrafficLight;
import candor.platform.command.BodyHash;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRepeated;
import candor.task.Anchor;
import candor.task.Anchors;
import candor.task.TaskEvent.TaskAdded;
import candor.task.TaskEvent.TaskAssigned;
import candor.task.TaskEvent.TaskCompleted;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NorthgateStoryTest {
    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final List<Step> STEPS = NorthgateStory.steps(NOW, 2026);

    private final List<DomainEvent> ofTheIncident = new ArrayList<>();
    private final List<DomainEvent> ofTheMonitor = new ArrayList<>();

    @BeforeAll
    void everyStepIsAccepted() {
        AxonConfiguration configuration = Decided.configured(
                new IncidentModule(), new SignalModule(), new EvidenceModule(() -> { }), new TaskModule(), new AccessModule()).start();
        try {
            var gateway = configuration.getComponent(CommandGateway.class);
            for (Cast person : Cast.values()) {
                assertAccepted(gateway, new Step(person, person.opening()));
            }
            for (Step step : STEPS) {
                assertAccepted(gateway, step);
            }
            ofTheIncident.addAll(entries(configuration, Tag.of(TagKey.OF_INCIDENT, NorthgateStory.INCIDENT)));
            ofTheMonitor.addAll(entries(configuration, Tag.of(TagKey.OF_SIGNAL, MonitorAlarm.SIGNAL)));
        } finally {
            configuration.shutdown();
        }
    }

    private static void assertAccepted(CommandGateway gateway, Step step) {
        var message = new GenericCommandMessage(new MessageType(step.command().getClass()), step.command(), Map.of(DecidingModule.ACTOR, step.by().account()));
        assertThatCode(() -> gateway.send(message).getResultMessage().get(1, TimeUnit.MINUTES)).as(step.command().toString()).doesNotThrowAnyException();
    }

    private static List<DomainEvent> entries(AxonConfiguration configuration, Tag tag) {
        var found = new ArrayList<DomainEvent>();
        configuration.getComponent(EventStorageEngine.class).source(SourcingCondition.conditionFor(EventCriteria.havingTags(tag)), null)
                .reduce(found, (all, entry) -> {
                    if (entry.message().payload() instanceof DomainEvent event) {
                        all.add(event);
                    }
                    return all;
                }).join();
        return found;
    }

    @Test
    void theTeamLearnsInTheOrderItIsTold() {
        List<Instant> known = STEPS.stream().flatMap(NorthgateStoryTest::known).map(StatedTime::from).toList();

        assertThat(known).hasSizeGreaterThan(50).isSorted();
    }

    private static Stream<StatedTime> known(Step step) {
        return Arrays.stream(step.command().getClass().getRecordComponents()).filter(component -> component.getType() == Attribution.class)
                .map(component -> (Attribution) value(step, component)).flatMap(attribution -> Stream.ofNullable(attribution.known()));
    }

    private static Object value(Step step, RecordComponent component) {
        try {
            return component.getAccessor().invoke(step.command());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePressFigureIsAClaimOfThePress() {
        assertThat(commands(AssessScope.class))
                .filteredOn(scope -> Objects.equals(scope.persons().max(), 40_000L))
                .singleElement()
                .satisfies(scope -> assertThat(scope.assertedBy()).isEqualTo(Claimant.PRESS));
    }

    @Test
    void aMonthStaysAMonth() {
        assertThat(commands(AssessScope.class))
                .anySatisfy(scope -> assertThat(Objects.requireNonNull(Objects.requireNonNull(scope.window()).begin()).stated()).isEqualTo("2017-09"));
    }

    @Test
    void whatTheSupplierContestsIsThatItsProductWasTheCause() {
        assertThat(events(AssertionContested.class)).singleElement()
                .satisfies(contested -> assertThat(ofTheIncident.get((int) contested.entry() - 1)).isInstanceOf(IncidentReopened.class));
    }

    private static <T> List<T> commands(Class<T> type) {
        return STEPS.stream().map(Step::command).filter(type::isInstance).map(type::cast).toList();
    }

    private <T> List<T> events(Class<T> type) {
        return ofTheIncident.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Nested
    class OfEvidence {
        @Test
        void thePublishedHashIsOpenedByTheExactTextAlone() {
            String text = Exhibits.PUBLISHED;
            assertThat(commands(OpenEvidence.class)).singleElement().satisfies(opened -> {
                assertThat(opened.contentDigest()).isEqualTo(FreeText.of(BodyHash.of(text))).isNotEqualTo(FreeText.of(BodyHash.of(text.replace(".", ""))));
                assertThat(opened.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            });
        }

        @Test
        void everyFileThatAnEntryNamesIsKept() {
            assertThat(commands(CollectEvidence.class)).isNotEmpty().allSatisfy(collected -> assertThat(Exhibits.KEPT)
                    .filteredOn(content -> collected.contentDigest().equals(FreeText.of(BodyHash.of(content))))
                    .singleElement().satisfies(content -> assertThat(collected.size()).isEqualTo(content.getBytes(StandardCharsets.UTF_8).length)));
        }

        @Test
        void anItemGoesToALaboratoryAndComesBackAndACopyOfAnotherGoesThereToo() {
            assertThat(events(EvidenceCollected.class)).extracting(EvidenceCollected::item, EvidenceCollected::kept)
                    .containsExactly(tuple(1L, true), tuple(2L, false), tuple(3L, false));
            Personal responder = Cast.RESPONDER.asPersonal();
            assertThat(events(EvidenceTransferred.class)).satisfiesExactly(
                    there -> assertThat(List.of(there.item(), Objects.requireNonNull(there.from()))).isEqualTo(List.of(2L, responder)),
                    back -> assertThat(List.of(back.item(), back.to())).isEqualTo(List.of(2L, responder)));
            assertThat(events(EvidenceExported.class)).singleElement().satisfies(copy -> assertThat(copy.item()).isEqualTo(1));
        }
    }

    @Nested
    class OfTasks {
        @Test
        void aPlaybookIsBegunAndNotYetThroughWith() {
            var states = new HashMap<String, String>();
            events(TaskAdded.class).forEach(task -> states.put(task.task(), task.step() + " open"));
            events(TaskCompleted.class).forEach(task -> states.put(task.task(), task.step() + " done"));
            assertThat(states.values()).containsExactlyInAnyOrder("save-what-runs done", "switch-off done", "suppliers-log open", "list-scripts open");
        }

        @Test
        void whatSomebodyStillHasToDoWasDueFiveDaysAfterTheDiscovery() {
            Anchors anchors = ofTheIncident.stream().reduce(Anchors.UNKNOWN, (before, event) -> before.after(event, NOW), (one, _) -> one);
            assertThat(events(TaskAssigned.class)).singleElement().satisfies(assigned -> {
                assertThat(assigned.assignee()).isEqualTo(Cast.RESPONDER.asPersonal());
                TaskAdded task = events(TaskAdded.class).stream().filter(each -> each.task().equals(assigned.task())).findFirst().orElseThrow();
                assertThat(Objects.requireNonNull(anchors.due(task.due(), NOW)).at()).isEqualTo("2018-06-28T23:00:00Z");
            });
        }

        @Test
        void oneIsDueOnlyAMonthAfterTheSampleIsLoaded() {
            assertThat(events(TaskAdded.class)).filteredOn(task -> Objects.requireNonNull(task.due()).anchor() == Anchor.APPLIED).singleElement()
                    .satisfies(task -> assertThat(Objects.requireNonNull(task.due()).after(NOW)).isEqualTo("2026-12-24T03:00:00Z"));
        }
    }

    /** One who cannot sign in would count as another administrator, and whoever looks at the sample could lock themselves out. */
    @Test
    void nobodyInItIsAnAdministrator() {
        assertThat(Cast.values()).allSatisfy(person -> assertThat(person.roles()).isNotEmpty().doesNotContain(Role.ADMINISTRATOR));
    }

    @Nested
    class OfWhoAndWhatWarned {
        @Test
        void thoseWhoAreCalledAreHeardOf() {
            assertThat(events(TeamAlerted.class)).singleElement().satisfies(alert -> assertThat(alert.escalateAfter()).isNull());
            assertThat(events(AlertAcknowledged.class)).singleElement().satisfies(heard -> assertThat(heard.acknowledgedBy()).isEqualTo(Cast.PRIVACY_OFFICER.asPersonal()));
        }

        @Test
        void indicatorsAreMarkedByWhoeverSentThem() {
            assertThat(events(IndicatorRecorded.class)).extracting(IndicatorRecorded::marking)
                    .containsExactly(null, TrafficLight.GREEN, TrafficLight.GREEN, TrafficLight.AMBER);
        }

        @Test
        void theMonitorSaysOfItsFindingThatItIsWorseThanItSaid() {
            assertThat(ofTheMonitor).filteredOn(SignalRepeated.class::isInstance).singleElement().isInstanceOfSatisfying(SignalRepeated.class,
                    update -> assertThat(update.text().text().orElseThrow()).startsWith("Severity: Medium → Critical"));
            assertThat(events(SignalLinked.class)).extracting(SignalLinked::signal).contains(MonitorAlarm.SIGNAL);
        }
    }
}
