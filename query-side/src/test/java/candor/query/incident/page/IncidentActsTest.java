package candor.query.incident.page;

import candor.incident.AlertCommand.AcknowledgeAlert;
import static org.assertj.core.api.Assertions.assertThat;

import candor.SealedFamily;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.DecisionCommand.RecordDecision;
import candor.incident.DeclarationCommand;
import candor.incident.EngagementCommand.RecordThirdPartyRelease;
import candor.incident.IncidentCommand;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.ReportOfFact;
import candor.incident.ReviewCommand.CompleteCorrectiveAction;
import candor.incident.ReviewCommand.RaiseCorrectiveAction;
import candor.platform.command.CommandName;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentActsTest {
    /** Two people may do these at once, and neither loses anything. */
    private static final Set<Class<?>> ONLY_ADD = Set.of(RecordDecision.class, AlertTeam.class, AcknowledgeAlert.class, RaiseCorrectiveAction.class, PlaceLegalHold.class);

    @Test
    void everyActIsDecidedOnWhatWasSeenUnlessItOnlyAdds() {
        assertThat(SealedFamily.records(IncidentCommand.class))
                .filteredOn(command -> !ReportOfFact.class.isAssignableFrom(command) && !DeclarationCommand.class.isAssignableFrom(command) && !ONLY_ADD.contains(command))
                .allMatch(IncidentActs::isDecidedOnWhatWasSeen);
    }

    @Test
    void aFactIsDecidedOnWhatWasSeenOnlyWhereItCorrectsOrEndsSomething() {
        assertThat(SealedFamily.records(IncidentCommand.class))
                .filteredOn(command -> ReportOfFact.class.isAssignableFrom(command) && IncidentActs.isDecidedOnWhatWasSeen(command))
                .containsExactlyInAnyOrder(EstablishOccurrence.class, CorrectOccurrence.class, EstablishDetection.class, CorrectDetection.class, CorrectNote.class,
                        CompleteCorrectiveAction.class, RecordThirdPartyRelease.class);
    }

    @Test
    void everyCommandOnAnIncidentHasAnAddress() {
        assertThat(SealedFamily.records(IncidentCommand.class))
                .filteredOn(command -> !DeclarationCommand.class.isAssignableFrom(command))
                .allSatisfy(command -> assertThat(IncidentActs.named(CommandName.of(command).kebab())).contains(command));
    }
}
