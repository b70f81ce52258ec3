package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.BEN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.ben;
import static candor.command.incident.Sample.classification;
import static candor.command.incident.Sample.close;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.RuleViolation;
import candor.SealedFamily;
import candor.command.Caller;
import candor.incident.Bounds;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.Claimant;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosureCommand.ExplainIrregularity;
import candor.incident.ClosureCommand.ReopenIncident;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IrregularityExplained;
import candor.incident.Containment;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DecisionCommand.SupersedeDecision;
import candor.incident.DecisionEvent.DecisionRecorded;
import candor.incident.DecisionEvent.DecisionSuperseded;
import candor.incident.DeclarationCommand;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import candor.incident.IntelligenceCommand;
import candor.incident.JoinCommand;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.DeclineCommand;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.ScopeEvent.ScopeAssessed;
import candor.incident.Severity;
import candor.incident.SeverityCommand.ScoreSeverity;
import candor.incident.SeverityEvent;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.StatementCommand.ContestAssertion;
import candor.incident.StatementCommand.RecordSourceConflict;
import candor.incident.StatementEvent.AssertionContested;
import candor.incident.StatementEvent.SourceConflictRecorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules that hold whatever people do, over histories made from a seed that a failure prints. */
class RandomHistoriesTest {
    private static final int COMMANDS = 200;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepTheRules(long seed) {
        var random = new Random(seed);
        var entries = new ArrayList<IncidentEvent>(List.of(declared()));
        Incident incident = Incident.UNKNOWN.evolve(declared());
        for (int i = 0; i < COMMANDS; i++) {
            IncidentCommand command = command(random);
            var caller = new Caller(random.nextBoolean() ? ANN : BEN);
            try {
                IncidentEvent event = new IncidentRules(incident, incident.situation(caller, incident.entries())).decide(command);
                check(entries, event);
                WorkRules.check(entries, event, caller);
                entries.add(event);
                incident = incident.evolve(event);
            } catch (RuleViolation refused) {
                assertThat(refused.code()).matches("incident\\.[a-z-]+");
            }
            if (seed % 4 == 0 && i == COMMANDS - 40) {
                entries.add(merged());
                incident = incident.evolve(merged());
            }
        }
        assertThat(incident.entries().count()).isEqualTo(entries.size());
        assertThat(incident).isEqualTo(refold(entries));
    }

    private static IncidentMerged merged() {
        return new IncidentMerged(INCIDENT, JoinSide.SOURCE, "other", "INC-2026-0002", text("one thief"), null, null, null, null);
    }

    /** Whatever an incident can be asked is asked in these histories; those about two incidents, and what makes several events, have a test of their own. */
    @Test
    void askForEveryCommand() {
        var random = new Random(1);
        var asked = new HashSet<Class<?>>();
        for (int i = 0; i < 20_000; i++) {
            asked.add(command(random).getClass());
        }
        var all = new HashSet<Class<?>>(SealedFamily.records(IncidentCommand.class));
        all.removeAll(SealedFamily.records(DeclarationCommand.class));
        all.removeAll(SealedFamily.records(JoinCommand.class));
        all.removeAll(SealedFamily.records(IntelligenceCommand.class));
        assertThat(asked).isEqualTo(all);
    }

    private static Incident refold(List<IncidentEvent> entries) {
        Incident incident = Incident.UNKNOWN;
        for (IncidentEvent entry : entries) {
            incident = incident.evolve(entry);
        }
        return incident;
    }

    /** Judged by the entries alone, not by the state that decided. */
    private static void check(List<IncidentEvent> before, IncidentEvent event) {
        boolean closed = closed(before);
        switch (event) {
            case NoteAdded e -> assertThat(e.note()).isEqualTo(count(before, NoteAdded.class) + 1);
            case ScopeAssessed e -> assertThat(e.assessment()).isEqualTo(count(before, ScopeAssessed.class) + 1);
            case DecisionRecorded e -> {
                assertThat(e.decision()).isEqualTo(decisions(before) + 1);
                assertThat(e.asKnownAt()).isBetween(0L, (long) before.size());
            }
            case DecisionSuperseded e -> {
                assertThat(e.decision()).isEqualTo(decisions(before) + 1);
                assertThat(e.supersedes()).isBetween(1L, decisions(before));
                assertThat(superseded(before)).doesNotContain(e.supersedes());
            }
            case IncidentClassified e -> assertThat(e.before()).isEqualTo(last(before, IncidentClassified.class, IncidentClassified::classification));
            case SeverityScored e -> assertThat(e.before()).isEqualTo(last(before, SeverityEvent.class, RandomHistoriesTest::severity));
            case SeverityAssessed e -> {
                assertThat(e.before()).isEqualTo(last(before, SeverityEvent.class, RandomHistoriesTest::severity));
                assertThat(e.score()).isEqualTo(e.factors().score().toString());
            }
            case OccurrenceCorrected e -> assertThat(before).anyMatch(entry -> e.before().equals(occurredOf(entry)));
            case SourceConflictRecorded e -> assertThat(e.entry()).isBetween(1L, (long) before.size());
            case AssertionContested e -> assertThat(e.entry()).isBetween(1L, (long) before.size());
            case IrregularityExplained e -> assertThat(before.get((int) e.entry() - 1).irregular()).isNotEmpty();
            case IncidentReopened e -> assertThat(closed).isTrue();
            default -> {}
        }
        boolean fact = List.of(event.getClass().getRecordComponents()).stream().anyMatch(component -> component.getName().equals("irregular"));
        assertThat(event.irregular().contains("incident.closed")).isEqualTo(closed && fact);
        boolean merged = before.contains(merged());
        assertThat(event.irregular().contains("incident.merged")).isEqualTo(merged && fact);
        assertThat(merged && !fact && !WorkRules.outlasts(event)).as("an act on a merged incident").isFalse();
        assertThat(closed && !fact && !(event instanceof IncidentReopened) && !WorkRules.outlasts(event)).as("an act on a closed incident").isFalse();
    }

    private static Severity severity(SeverityEvent event) {
        return switch (event) {
            case SeverityScored e -> e.severity();
            case SeverityAssessed e -> e.severity();
        };
    }

    private static boolean closed(List<IncidentEvent> entries) {
        boolean closed = false;
        for (IncidentEvent entry : entries) {
            closed = entry instanceof IncidentClosed || (closed && !(entry instanceof IncidentReopened));
        }
        return closed;
    }

    private static long count(List<IncidentEvent> entries, Class<?> type) {
        return entries.stream().filter(type::isInstance).count();
    }

    private static long decisions(List<IncidentEvent> entries) {
        return count(entries, DecisionRecorded.class) + count(entries, DecisionSuperseded.class);
    }

    private static Set<Long> superseded(List<IncidentEvent> entries) {
        var numbers = new HashSet<Long>();
        entries.stream().filter(DecisionSuperseded.class::isInstance).forEach(e -> numbers.add(((DecisionSuperseded) e).supersedes()));
        return numbers;
    }

    private static <E, V> @Nullable V last(List<IncidentEvent> entries, Class<E> type, Function<E, V> value) {
        return entries.stream().filter(type::isInstance).map(type::cast).map(value).reduce((earlier, later) -> later).orElse(null);
    }

    private static @Nullable Object occurredOf(IncidentEvent entry) {
        return switch (entry) {
            case OccurrenceEstablished e -> e.occurred();
            case OccurrenceCorrected e -> e.occurred();
            default -> null;
        };
    }

    static IncidentCommand command(Random random) {
        long number = random.nextInt(12);
        String month = "2018-%02d".formatted(1 + random.nextInt(12));
        return switch (random.nextInt(21 + RandomWork.KINDS)) {
            case 0 -> new ClassifyIncident(INCIDENT, classification(pick(random, Confirmation.values())), random.nextBoolean() ? text("r") : null, NONE);
            case 1 -> new ScoreSeverity(INCIDENT, pick(random, Severity.values()), text("r"), NONE);
            case 2 -> new AssignCommander(INCIDENT, ann(), NONE);
            case 3 -> new HandOverCommand(INCIDENT, random.nextBoolean() ? ann() : ben(), text("b"));
            case 4 -> new AcceptCommand(INCIDENT);
            case 5 -> new DeclineCommand(INCIDENT, text("r"));
            case 6 -> new EstablishOccurrence(INCIDENT, text("b"), occurred(month));
            case 7 -> new CorrectOccurrence(INCIDENT, text("r"), occurred(month));
            case 8 -> new EstablishDetection(INCIDENT, List.of(), null, null, null, occurred(month));
            case 9 -> new CorrectDetection(INCIDENT, List.of(), text("r"), occurred(month));
            case 10 -> new AssessScope(INCIDENT, Claimant.ORGANISATION, List.of(), Bounds.UNKNOWN, Bounds.UNKNOWN, null, null, null, null, NONE);
            case 11 -> new RecordSourceConflict(INCIDENT, number, text("s"), text("t"), NONE);
            case 12 -> new ContestAssertion(INCIDENT, number, Claimant.PRESS, text("s"), NONE);
            case 13 -> new RecordDecision(INCIDENT, text("q"), text("o"), text("c"), text("r"), number, NONE);
            case 14 -> new SupersedeDecision(INCIDENT, number, text("c"), text("r"), text("r"), 0, NONE);
            case 15 -> new AddNote(INCIDENT, text("n"), NONE);
            case 16 -> new CorrectNote(INCIDENT, number, text("n"), text("r"), NONE);
            case 17 -> new RecordContainment(INCIDENT, pick(random, Containment.values()), null, null, occurred(month));
            case 18 -> close(random.nextBoolean() ? "told to" : null);
            case 19 -> new ReopenIncident(INCIDENT, text("r"), NONE);
            case 20 -> new ExplainIrregularity(INCIDENT, number, text("e"));
            default -> RandomWork.command(random);
        };
    }

    private static <T> T pick(Random random, T[] values) {
        return Objects.requireNonNull(values[random.nextInt(values.length)]);
    }
}
