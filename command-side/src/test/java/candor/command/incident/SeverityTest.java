package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.assessed;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Decided;
import candor.incident.Severity;
import candor.incident.SeverityCommand.AssessSeverity;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityEvent.SeverityScored;
import candor.incident.SeverityFactors;
import candor.incident.SeverityFactors.Availability;
import candor.incident.SeverityFactors.Confidentiality;
import candor.incident.SeverityFactors.DataCategory;
import candor.incident.SeverityFactors.DataContext;
import candor.incident.SeverityFactors.Identification;
import candor.incident.SeverityFactors.Integrity;
import candor.incident.SeverityFactors.Lowering;
import candor.incident.SeverityFactors.Raising;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeverityTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static final SeverityFactors CARDS = factors(DataCategory.FINANCIAL, 4, List.of(Raising.VOLUME), List.of(), Identification.MAXIMUM);

    private static SeverityFactors factors(DataCategory category, long weight, List<Raising> raised, List<Lowering> lowered, Identification identification) {
        return new SeverityFactors(List.of(new DataContext(category, raised, lowered, weight)), identification,
                Confidentiality.UNKNOWN_RECIPIENTS, Integrity.NOT_LOST, Availability.NOT_LOST, true, true, false);
    }

    private static AssessSeverity assess(SeverityFactors factors, @Nullable Severity consideredAs) {
        return new AssessSeverity(INCIDENT, factors, consideredAs, text("cards were skimmed"), NONE);
    }

    private static SeverityAssessed assessed(SeverityFactors factors, String score, Severity held, @Nullable Severity before) {
        return new SeverityAssessed(INCIDENT, held, before, score, factors, text("cards were skimmed"), null, null, null, null);
    }

    @Test
    void theScoreAndTheLevelFollowFromTheFactors() {
        decided.given(declared()).when(assess(CARDS, null)).events(assessed(CARDS, "5.00", Severity.VERY_HIGH, null));
        assertThat(CARDS.formula()).isEqualTo("4 \u00d7 1.00 + 1.00 = 5.00");
    }

    @Test
    void anotherLevelMayBeHeldAndTheOneBeforeIsShown() {
        var simple = factors(DataCategory.SIMPLE, 1, List.of(), List.of(), Identification.NEGLIGIBLE);
        decided.given(declared(), assessed(CARDS, "5.00", Severity.VERY_HIGH, null)).when(assess(simple, Severity.MEDIUM))
                .events(assessed(simple, "1.25", Severity.MEDIUM, Severity.VERY_HIGH));
    }

    @Test
    void aJudgementWithoutFactorsStaysReadableAndIsTheOneBefore() {
        decided.given(declared(), new SeverityScored(INCIDENT, Severity.LOW, null, text("early"), null, null, null, null)).when(assess(CARDS, null))
                .events(assessed(CARDS, "5.00", Severity.VERY_HIGH, Severity.LOW));
    }

    @Test
    void theHighestOfSeveralKindsCounts() {
        var both = new SeverityFactors(
                List.of(new DataContext(DataCategory.SIMPLE, List.of(), List.of(), null), new DataContext(DataCategory.SENSITIVE, List.of(), List.of(Lowering.REVEALS_LITTLE), 2L)),
                Identification.LIMITED, Confidentiality.AT_RISK, Integrity.RECOVERABLE, Availability.LOST, false, false, false);
        decided.given(declared()).when(assess(both, null)).events(assessed(both, "1.75", Severity.LOW, null));
    }

    @Test
    void withoutAnyDataIsRefused() {
        var none = new SeverityFactors(List.of(), Identification.LIMITED, Confidentiality.AT_RISK, Integrity.NOT_LOST, Availability.NOT_LOST, false, false, false);
        decided.given(declared()).refuses("incident.severity-without-data", assess(none, null));
    }

    @Test
    void aWeightThatMovesWithoutAReasonOrTooFarIsRefused() {
        decided.given(declared()).refuses("incident.severity-raised-without-reason", assess(factors(DataCategory.SIMPLE, 2, List.of(), List.of(), Identification.LIMITED), null));
        decided.given(declared()).refuses("incident.severity-lowered-without-reason", assess(factors(DataCategory.SENSITIVE, 3, List.of(), List.of(), Identification.LIMITED), null));
        decided.given(declared()).refuses("incident.severity-weight-out-of-range", assess(factors(DataCategory.SENSITIVE, 5, List.of(Raising.VOLUME), List.of(), Identification.LIMITED), null));
    }

    @Test
    void ofAClosedIncidentIsRefused() {
        decided.given(declared(), closed()).refuses("incident.closed", assess(CARDS, null));
    }
}
