package candor.command.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import candor.command.Decided;
import candor.command.DecidingModule;
import candor.command.access.AccessModule;
import candor.command.evidence.EvidenceModule;
import candor.command.incident.IncidentModule;
import candor.command.sample.Telling.Step;
import candor.command.signal.SignalModule;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.incident.ChronologyCommand;
import candor.incident.Claimant;
import candor.incident.ClassificationCommand;
import candor.incident.ClosureCommand.CloseIncident;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.DecisionCommand;
import candor.incident.DeclarationCommand;
import candor.incident.NoteCommand;
import candor.incident.ResponseCommand;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.StatementCommand;
import candor.platform.command.BodyHash;
import candor.sealing.FreeText;
import candor.testimony.StatedTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.core.MessageType;
import org.junit.jupiter.api.Test;

class NorthgateStoryTest {
    private static final List<Step> STEPS = NorthgateStory.steps(Instant.parse("2026-11-24T03:00:00Z"), 2026);

    @Test
    void everyStepIsAccepted() {
        AxonConfiguration configuration = Decided.configured(new IncidentModule(), new SignalModule(), new EvidenceModule(() -> { }), new AccessModule()).start();
        try {
            var gateway = configuration.getComponent(CommandGateway.class);
            for (Cast person : Cast.values()) {
                assertAccepted(gateway, person.opening(), person);
            }
            for (Step step : STEPS) {
                assertAccepted(gateway, step.command(), step.by());
            }
        } finally {
            configuration.shutdown();
        }
    }

    private static void assertAccepted(CommandGateway gateway, Object command, Cast by) {
        var message = new GenericCommandMessage(new MessageType(command.getClass()), command, Map.of(DecidingModule.ACTOR, by.account()));
        assertThatCode(() -> gateway.send(message).getResultMessage().get(1, TimeUnit.MINUTES)).as(command.toString()).doesNotThrowAnyException();
    }

    @Test
    void theTeamLearnsInTheOrderItIsTold() {
        List<Instant> known = STEPS.stream().flatMap(NorthgateStoryTest::known).map(StatedTime::from).toList();

        assertThat(known).hasSizeGreaterThan(15).isSorted();
    }

    private static Stream<StatedTime> known(Step step) {
        return switch (step.command()) {
            case NoteCommand.AddNote c -> Stream.ofNullable(c.attribution().known());
            case AssessScope c -> Stream.ofNullable(c.attribution().known());
            case CloseIncident c -> Stream.ofNullable(c.attribution().known());
            case ReopenIncident c -> Stream.ofNullable(c.attribution().known());
            case DeclarationCommand.EscalateSignal c -> Stream.ofNullable(c.attribution().known());
            case DecisionCommand.RecordDecision c -> Stream.ofNullable(c.attribution().known());
            case ClassificationCommand.ClassifyIncident c -> Stream.ofNullable(c.attribution().known());
            case ResponseCommand.RecordContainment c -> Stream.ofNullable(c.attribution().known());
            case StatementCommand.RecordSupplierStatement c -> Stream.ofNullable(c.attribution().known());
            case StatementCommand.RecordSource c -> Stream.ofNullable(c.attribution().known());
            case ChronologyCommand.EstablishOccurrence c -> Stream.ofNullable(c.attribution().known());
            case StatementCommand.RecordSourceConflict c -> Stream.ofNullable(c.attribution().known());
            default -> Stream.empty();
        };
    }

    @Test
    void thePressFigureIsAClaimOfThePress() {
        assertThat(STEPS.stream().map(Step::command).filter(AssessScope.class::isInstance).map(AssessScope.class::cast))
                .filteredOn(scope -> Objects.equals(scope.persons().max(), 40_000L))
                .singleElement()
                .satisfies(scope -> assertThat(scope.assertedBy()).isEqualTo(Claimant.PRESS));
    }

    @Test
    void thePublishedHashIsOpenedByTheExactTextAlone() {
        String text = NorthgateStory.PUBLISHED;
        assertThat(STEPS.stream().map(Step::command).filter(OpenEvidence.class::isInstance).map(OpenEvidence.class::cast)).singleElement().satisfies(opened -> {
            assertThat(opened.contentDigest()).isEqualTo(FreeText.of(BodyHash.of(text))).isNotEqualTo(FreeText.of(BodyHash.of(text.replace(".", ""))));
            assertThat(opened.size()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        });
    }

    @Test
    void aMonthStaysAMonth() {
        assertThat(STEPS.stream().map(Step::command).filter(AssessScope.class::isInstance).map(AssessScope.class::cast))
                .anySatisfy(scope -> assertThat(Objects.requireNonNull(Objects.requireNonNull(scope.window()).begin()).stated()).isEqualTo("2017-09"));
    }
}
