package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.BEN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.annCommands;
import static candor.command.incident.Sample.ben;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.opened;
import static candor.command.incident.Sample.text;

import candor.access.Role;
import candor.command.Decided;
import candor.incident.AlertChannel;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssumeCommand;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.ResponseRole;
import candor.incident.TeamCommand.AssignRole;
import candor.incident.TeamCommand.RecordBriefing;
import candor.incident.TeamCommand.ReleaseRole;
import candor.incident.TeamEvent.BriefingHeld;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.platform.alert.AlertSettings;
import candor.platform.alert.AlertTeams;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TeamTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static RoleAssigned ben(ResponseRole role) {
        return new RoleAssigned(INCIDENT, role, Sample.ben(), null, null, null, null);
    }

    @Nested
    class AssumingCommand {
        private static final AssumeCommand ASSUME = new AssumeCommand(INCIDENT, text("phone, twice"), text("the shop is still leaking"), NONE);

        @Test
        void passesItToWhoeverAsksAndSaysWhoWasOutOfReach() {
            decided.given(declared(), annCommands()).when(ASSUME, BEN).events(new CommandAssumed(
                    INCIDENT, Sample.ben(), ann(), text("phone, twice"), text("the shop is still leaking"), null, null, null, null));
        }

        @Test
        void endsAnOffer() {
            var assumed = new CommandAssumed(INCIDENT, Sample.ben(), ann(), text("t"), text("r"), null, null, null, null);
            decided.given(declared(), annCommands(), new CommandHandedOver(INCIDENT, ann(), Sample.ben(), text("b")), assumed)
                    .refuses("incident.command-not-offered", new AcceptCommand(INCIDENT), BEN);
        }

        @Test
        void byTheCommanderOrByNobodyIsRefused() {
            decided.given(declared(), annCommands()).refuses("incident.in-command-already", ASSUME, ANN);
            decided.given(declared(), annCommands()).refuses("incident.in-command-already", ASSUME);
        }

        @Test
        void ofAVacantPostIsRefused() {
            decided.given(declared()).refuses("incident.nobody-in-command", ASSUME, BEN);
        }
    }

    @Nested
    class GivingRoles {
        @Test
        void givesThemToWhoCanSignIn() {
            decided.given(opened(BEN), declared()).when(new AssignRole(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), NONE)).events(ben(ResponseRole.SCRIBE));
        }

        @Test
        void severalMayHaveOneAndOneMayHaveSeveral() {
            decided.given(opened(ANN), declared(), ben(ResponseRole.SCRIBE)).when(new AssignRole(INCIDENT, ResponseRole.SCRIBE, ann(), NONE)).success();
            decided.given(opened(BEN), declared(), ben(ResponseRole.SCRIBE)).when(new AssignRole(INCIDENT, ResponseRole.LIAISON, Sample.ben(), NONE)).success();
        }

        @Test
        void twiceToTheSameIsRefused() {
            decided.given(opened(BEN), declared(), ben(ResponseRole.SCRIBE)).refuses("incident.role-held", new AssignRole(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), NONE));
        }

        @Test
        void toWhoCannotSignInIsRefused() {
            decided.given(declared()).refuses("incident.no-such-account", new AssignRole(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), NONE));
        }

        @Test
        void takesThemBack() {
            decided.given(declared(), ben(ResponseRole.SCRIBE)).when(new ReleaseRole(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), text("shift ends"), NONE))
                    .events(new RoleReleased(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), text("shift ends"), null, null, null, null));
        }

        @Test
        void takingBackWhatNobodyHasIsRefused() {
            decided.given(declared()).refuses("incident.role-not-held", new ReleaseRole(INCIDENT, ResponseRole.SCRIBE, Sample.ben(), null, NONE));
        }
    }

    @Test
    void briefingsAreNumbered() {
        var next = StatedTime.parse("2026-03-01T06:00", ZoneOffset.UTC);
        var first = new BriefingHeld(INCIDENT, 1, text("all is quiet"), null, next, null, null, null, null, List.of());
        decided.given(declared()).when(new RecordBriefing(INCIDENT, text("all is quiet"), null, next, NONE)).events(first);
        decided.given(declared(), first, closed()).when(new RecordBriefing(INCIDENT, text("late"), text("Ann"), null, NONE))
                .events(new BriefingHeld(INCIDENT, 2, text("late"), text("Ann"), null, null, null, null, null, List.of("incident.closed")));
    }

    @Nested
    class Alerting {
        private static TeamAlerted alerted() {
            return new TeamAlerted(
                    INCIDENT, 1, List.of(Role.RESPONDER), null, List.of(), AlertChannel.PHONE, text("join the bridge"), 15L, List.of(), true, null, null, null, null);
        }

        private static AlertTeam alert(List<Role> roles, @Nullable Personal person, @Nullable Long escalateAfter) {
            return new AlertTeam(INCIDENT, roles, person, List.of(), AlertChannel.PHONE, text("join the bridge"), escalateAfter, List.of(), NONE);
        }

        @Test
        void callsRolesOrAPerson() {
            decided.given(declared()).when(alert(List.of(Role.RESPONDER), null, 15L)).events(alerted());
            decided.given(opened(BEN), declared(), alerted()).when(alert(List.of(), Sample.ben(), 0L)).events(new TeamAlerted(
                    INCIDENT, 2, List.of(), Sample.ben(), List.of(), AlertChannel.PHONE, text("join the bridge"), null, List.of(), true, null, null, null, null));
        }

        @Test
        void isEscalatedAfterAQuarterOfAnHourWhereNobodySaysOtherwise() {
            decided.given(declared()).when(alert(List.of(Role.RESPONDER), null, null)).events(alerted());
        }

        @Test
        void namesTeamsOnceEachAndOnlyThoseThatCanBeReached() {
            var settings = new AlertSettings(Map.of("payments", new AlertSettings.Team(List.of("on-call@shop.example"), null, null)));
            try (var reaching = Decided.by(new IncidentModule(AlertTeams.of(settings)))) {
                reaching.given(declared()).when(teams(List.of("payments", "payments"), List.of("payments"))).events(new TeamAlerted(
                        INCIDENT, 1, List.of(), null, List.of("payments"), AlertChannel.MAIL, text("help"), 15L, List.of("payments"), true, null, null, null, null));
                reaching.given(declared()).refuses("incident.no-such-team", teams(List.of("paymints"), List.of()));
                reaching.given(declared()).refuses("incident.no-such-team", teams(List.of("payments"), List.of("boss")));
            }
            decided.given(declared()).refuses("incident.no-such-team", teams(List.of("payments"), List.of()));
        }

        private static AlertTeam teams(List<String> first, List<String> then) {
            return new AlertTeam(INCIDENT, List.of(), null, first, AlertChannel.MAIL, text("help"), null, then, NONE);
        }

        @Test
        void nobodyOrSomebodyWhoCannotSignInIsRefused() {
            decided.given(declared()).refuses("incident.alert-names-nobody", alert(List.of(), null, null));
            decided.given(declared()).refuses("incident.no-such-account", alert(List.of(), Sample.ben(), null));
        }

        @Test
        void anEscalationThatIsNoneIsRefused() {
            decided.given(declared()).refuses("incident.escalation-out-of-range", alert(List.of(Role.RESPONDER), null, -1L));
            decided.given(declared()).refuses("incident.escalation-out-of-range", alert(List.of(Role.RESPONDER), null, 10_081L));
        }

        private static AlertAcknowledged heardBy(Personal who, @Nullable Personal said) {
            return new AlertAcknowledged(INCIDENT, who, 1, null, null, said, null);
        }

        @Test
        void isAcknowledgedByWhoeverHeardIt() {
            decided.given(declared(), alerted()).when(new AcknowledgeAlert(INCIDENT, 1, NONE), BEN).events(heardBy(Sample.ben(), null));
        }

        @Test
        void aScribeMayAcknowledgeForSomebodyOnThePhone() {
            var said = new Attribution(null, null, ann(), null);
            decided.given(declared(), alerted()).when(new AcknowledgeAlert(INCIDENT, 1, said), BEN).events(heardBy(ann(), ann()));
            decided.given(declared(), alerted(), heardBy(ann(), ann())).when(new AcknowledgeAlert(INCIDENT, 1, NONE), BEN).success();
        }

        @Test
        void twiceByTheSameByNobodyOrOfNoneIsRefused() {
            decided.given(declared(), alerted(), heardBy(Sample.ben(), null)).refuses("incident.alert-acknowledged", new AcknowledgeAlert(INCIDENT, 1, NONE), BEN);
            decided.given(declared(), alerted()).refuses("incident.nobody-acknowledges", new AcknowledgeAlert(INCIDENT, 1, NONE));
            decided.given(declared()).refuses("incident.no-such-alert", new AcknowledgeAlert(INCIDENT, 1, NONE), BEN);
        }
    }
}
