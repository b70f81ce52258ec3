package candor.command.incident.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.Caller;
import candor.command.Decided;
import candor.command.incident.alert.Recipient.Means;
import candor.command.sweep.Nodes;
import candor.incident.AlertChannel;
import candor.incident.AlertDeliveryCommand.DispatchAlert;
import candor.incident.AlertDeliveryCommand.RecordAlertDelivery;
import candor.incident.AlertDeliveryCommand.RepeatAlertDelivery;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.AlertWay;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.DeliveryOutcome;
import candor.incident.IncidentKind;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.RestrictionEvent.IncidentRestricted;
import candor.incident.RestrictionEvent.NeedToKnowGranted;
import candor.incident.Severity;
import candor.incident.SeverityEvent.SeverityScored;
import candor.platform.alert.AlertSettings;
import candor.platform.alert.AlertTeams;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DispatchingTest {
    private static final String INC = "0198f1c2-0000-7000-8000-000000000001";
    private static final Personal ANN = Caller.person("ann");
    private static final FreeText TEXT = FreeText.of("join the bridge");

    private final List<Ready> sent = new ArrayList<>();
    private final Decided decided = Decided.by(new AlertDeliveryModule(new Means(AlertTeams.of(new AlertSettings(teams())), true), sent::add));

    private static Map<String, AlertSettings.Team> teams() {
        Map<String, AlertSettings.Team> teams = new LinkedHashMap<>();
        teams.put("payments", new AlertSettings.Team(List.of("on-call@shop.example"), URI.create("https://pager.example/in"), "whsec_" + "A".repeat(32)));
        teams.put("board", new AlertSettings.Team(List.of("board@shop.example"), null, null));
        return teams;
    }

    @AfterEach
    void stop() {
        decided.close();
    }

    private static Object declared(IncidentKind kind) {
        return new IncidentDeclared(INC, "INC-2026-0001", kind, TEXT, null, null, null, null, null, null, null, null, null, null, List.of());
    }

    private static Object alerted(List<Role> roles, @Nullable Personal person, List<String> teams, List<String> then) {
        return new TeamAlerted(INC, 1, roles, person, teams, AlertChannel.MAIL, TEXT, 15L, then, true, null, null, null, null);
    }

    private static Object[] after(Object alert, Object... more) {
        return Stream.concat(Stream.of(declared(IncidentKind.INCIDENT), alert), Arrays.stream(more)).toArray();
    }

    private static DispatchAlert step(long step) {
        return new DispatchAlert(INC, 1, step, "pass-1");
    }

    private static AlertDispatched told(long step, AlertWay way, @Nullable String team, @Nullable Personal person) {
        String recipient = way + "/" + (team == null ? "" : team) + "/" + (person == null ? "" : person.text().orElseThrow());
        String delivery = UUID.nameUUIDFromBytes(("pass-1/" + INC + "/1/" + step + "/" + recipient).getBytes(UTF_8)).toString();
        return new AlertDispatched(INC, 1, step, delivery, 1, way, team, person);
    }

    private static AlertDeliveryRecorded became(AlertDispatched told, DeliveryOutcome outcome) {
        return new AlertDeliveryRecorded(INC, 1, told.delivery(), told.attempt(), outcome, null);
    }

    private static Object account(String name, @Nullable String address) {
        return new AccountOpened(name, Caller.person(name), Nodes.person(name, address == null ? name : address));
    }

    @Nested
    class TellingThoseWhoAreCalled {
        @Test
        void tellsATeamInEveryWayThatIsSetUpForIt() {
            decided.given(after(alerted(List.of(), null, List.of("payments"), List.of()), new SeverityScored(INC, Severity.HIGH, null, TEXT, null, null, null, null)))
                    .when(step(0)).events(told(0, AlertWay.WEBHOOK, "payments", null), told(0, AlertWay.MAIL, "payments", null));
            assertThat(sent).extracting(ready -> ready.head().severity()).containsExactly(Severity.HIGH, Severity.HIGH);
            assertThat(sent).extracting(Ready::addresses).containsExactly(List.of(), List.of("on-call@shop.example"));
        }

        @Test
        void tellsEverybodyWhoHoldsTheRoleOnceAndSaysWhoCannotBeReached() {
            Object[] people = {
                account("ann", "ann@shop.example"), new RoleGranted("ann", Role.RESPONDER), new RoleGranted("ann", Role.COUNSEL),
                account("ben", null), new RoleGranted("ben", Role.RESPONDER),
                account("cem", "cem@shop.example"), new RoleGranted("cem", Role.RESPONDER), new RoleRevoked("cem", Role.RESPONDER, TEXT)};
            AlertDispatched toBen = told(0, AlertWay.MAIL, null, Caller.person("ben"));
            decided.given(after(alerted(List.of(Role.RESPONDER, Role.COUNSEL), ANN, List.of(), List.of()), people))
                    .when(step(0)).events(told(0, AlertWay.MAIL, null, ANN), toBen, became(toBen, DeliveryOutcome.NO_ADDRESS));
            assertThat(sent).singleElement().extracting(Ready::addresses).isEqualTo(List.of("ann@shop.example"));
        }

        @Test
        void tellsOfARestrictedIncidentOnlyWhoNeedsToKnow() {
            Object[] people = {
                account("ann", "ann@shop.example"), new RoleGranted("ann", Role.RESPONDER), account("ben", "ben@shop.example"), new RoleGranted("ben", Role.RESPONDER),
                new IncidentRestricted(INC, TEXT, Caller.person("cem"), null, null, null, null), new NeedToKnowGranted(INC, ANN, TEXT, null, null, null, null)};
            decided.given(after(alerted(List.of(Role.RESPONDER), null, List.of(), List.of()), people)).when(step(0)).events(told(0, AlertWay.MAIL, null, ANN));
            assertThat(sent).singleElement().extracting(Ready::addresses).isEqualTo(List.of("ann@shop.example"));
        }

        @Test
        void saysWhereNobodyHoldsTheRoleOrTheTeamIsNotSetUpAnyMore() {
            AlertDispatched nobody = told(0, AlertWay.MAIL, null, null);
            decided.given(after(alerted(List.of(Role.COUNSEL), null, List.of(), List.of()))).when(step(0)).events(nobody, became(nobody, DeliveryOutcome.NOBODY));
            AlertDispatched gone = told(0, AlertWay.MAIL, "gone", null);
            decided.given(after(alerted(List.of(), null, List.of("gone"), List.of()))).when(step(0)).events(gone, became(gone, DeliveryOutcome.NOT_SET_UP));
            assertThat(sent).isEmpty();
        }

        @Test
        void withoutAMailServerSaysSo() {
            try (var mute = Decided.by(new AlertDeliveryModule(new Means(AlertTeams.of(new AlertSettings(teams())), false), sent::add))) {
                AlertDispatched toBoard = told(0, AlertWay.MAIL, "board", null);
                AlertDispatched toAnn = told(0, AlertWay.MAIL, null, ANN);
                mute.given(after(alerted(List.of(), ANN, List.of("board"), List.of()))).when(step(0))
                        .events(toBoard, became(toBoard, DeliveryOutcome.NOT_SET_UP), toAnn, became(toAnn, DeliveryOutcome.NOT_SET_UP));
            }
            assertThat(sent).isEmpty();
        }

        @Test
        void nothingOfADrillGoesToOtherSystems() {
            AlertDispatched pager = told(0, AlertWay.WEBHOOK, "payments", null);
            decided.given(declared(IncidentKind.DRILL), alerted(List.of(), null, List.of("payments"), List.of())).when(step(0))
                    .events(pager, became(pager, DeliveryOutcome.DRILL), told(0, AlertWay.MAIL, "payments", null));
            assertThat(sent).singleElement().satisfies(ready -> assertThat(ready.head().drill()).isTrue());
        }

        @Test
        void onceIsEnough() {
            decided.given(after(alerted(List.of(), null, List.of("board"), List.of()), told(0, AlertWay.MAIL, "board", null)))
                    .refuses("incident.alert-not-waiting", step(0));
        }

        @Test
        void whatWasCalledOutBeforeRevisionTwoOrByPhoneIsNotSent() {
            var old = new TeamAlerted(INC, 1, List.of(Role.RESPONDER), null, List.of(), AlertChannel.MAIL, TEXT, 15L, List.of(), false, null, null, null, null);
            decided.given(after(old)).refuses("incident.alert-not-waiting", step(0));
            decided.given(after(old)).refuses("incident.alert-not-waiting", step(1));
            var phone = new TeamAlerted(INC, 1, List.of(Role.RESPONDER), null, List.of(), AlertChannel.PHONE, TEXT, 15L, List.of(), true, null, null, null, null);
            decided.given(after(phone)).refuses("incident.alert-not-waiting", step(0));
            decided.given(after(phone)).when(step(1)).success();
        }
    }

    @Nested
    class Escalating {
        private static final AlertDispatched FIRST = told(0, AlertWay.MAIL, "payments", null);
        private static final Object ALERT = alerted(List.of(), null, List.of("payments"), List.of("board"));
        private static final Object COMMANDED = new CommanderAssigned(INC, ANN, null, null, null, null);

        @Test
        void goesToTheNextTeamThenToWhoeverIsInCommandAndEnds() {
            AlertDispatched second = told(1, AlertWay.MAIL, "board", null);
            var toBoard = new AlertEscalated(INC, 1, 1, 15, "board", null);
            decided.given(after(ALERT, FIRST)).when(step(1)).events(toBoard, second);
            AlertDispatched third = told(2, AlertWay.MAIL, null, ANN);
            var toAnn = new AlertEscalated(INC, 1, 2, 15, null, ANN);
            Object[] twice = after(ALERT, FIRST, toBoard, second, COMMANDED, account("ann", "ann@shop.example"));
            decided.given(twice).when(step(2)).events(toAnn, third);
            decided.given(Stream.concat(Arrays.stream(twice), Stream.of(toAnn, third)).toArray()).refuses("incident.alert-not-waiting", step(3));
        }

        @Test
        void saysWhereNobodyIsInCommand() {
            Object[] before = after(alerted(List.of(), null, List.of("payments"), List.of()), FIRST);
            AlertDispatched nobody = told(1, AlertWay.MAIL, null, null);
            decided.given(before).when(step(1)).events(new AlertEscalated(INC, 1, 1, 15, null, null), nobody, became(nobody, DeliveryOutcome.NOBODY));
        }

        @Test
        void ofWhatSomebodyHasHeardOrWhoseIncidentHasEndedIsRefused() {
            decided.given(after(ALERT, FIRST, new AlertAcknowledged(INC, ANN, 1, null, null, null, null))).refuses("incident.alert-not-waiting", step(1));
            decided.given(after(ALERT, FIRST, new IncidentClosed(INC, ClosingOutcome.RESOLVED, TEXT, List.of(), null, null, null, null, null)))
                    .refuses("incident.alert-not-waiting", step(1));
            decided.given(after(ALERT, FIRST, new IncidentMerged(INC, JoinSide.SOURCE, "other", "INC-2026-0002", TEXT, null, null, null, null)))
                    .refuses("incident.alert-not-waiting", step(1));
        }

        @Test
        void outOfTurnOrOfAnAlertThatIsNoneIsRefused() {
            decided.given(after(ALERT)).refuses("incident.alert-not-waiting", step(1));
            decided.given(after(ALERT, FIRST)).refuses("incident.alert-not-waiting", step(2));
            decided.given(after(ALERT, FIRST)).refuses("incident.alert-not-waiting", new DispatchAlert(INC, 2, 0, "pass-1"));
        }
    }

    @Nested
    class SendingAgain {
        private static final AlertDispatched PAGER = told(0, AlertWay.WEBHOOK, "payments", null);
        private static final Object ALERT = alerted(List.of(), null, List.of("payments"), List.of());

        private static RepeatAlertDelivery again(AlertDispatched told, long attempt) {
            return new RepeatAlertDelivery(INC, 1, told.delivery(), attempt);
        }

        @Test
        void sendsToASystemUnderTheSameIdentifier() {
            var second = new AlertDispatched(INC, 1, 0, PAGER.delivery(), 2, AlertWay.WEBHOOK, "payments", null);
            decided.given(after(ALERT, PAGER, became(PAGER, DeliveryOutcome.NOT_REACHED))).when(again(PAGER, 2)).events(second);
            decided.given(after(ALERT, PAGER)).when(again(PAGER, 2)).events(second);
            assertThat(sent).extracting(ready -> ready.dispatched().delivery()).containsOnly(PAGER.delivery());
        }

        @Test
        void sendsAMailAgainThatTheServerCertainlyDidNotTakeToTheAddressOfNow() {
            AlertDispatched mail = told(0, AlertWay.MAIL, "payments", null);
            decided.given(after(ALERT, mail, became(mail, DeliveryOutcome.NOT_ACCEPTED))).when(again(mail, 2))
                    .events(new AlertDispatched(INC, 1, 0, mail.delivery(), 2, AlertWay.MAIL, "payments", null));
            assertThat(sent).singleElement().extracting(Ready::addresses).isEqualTo(List.of("on-call@shop.example"));
            AlertDispatched toAnn = told(0, AlertWay.MAIL, null, ANN);
            var again = new AlertDispatched(INC, 1, 0, toAnn.delivery(), 2, AlertWay.MAIL, null, ANN);
            decided.given(after(alerted(List.of(), ANN, List.of(), List.of()), account("ann", null), toAnn, became(toAnn, DeliveryOutcome.NOT_ACCEPTED)))
                    .when(again(toAnn, 2)).events(again, became(again, DeliveryOutcome.NO_ADDRESS));
        }

        @Test
        void ofAMailThatMayHaveArrivedOfWhatWasTakenOrRefusedOrHeardIsRefused() {
            AlertDispatched mail = told(0, AlertWay.MAIL, "payments", null);
            decided.given(after(ALERT, mail)).refuses("incident.alert-not-waiting", again(mail, 2));
            decided.given(after(ALERT, mail, became(mail, DeliveryOutcome.PERHAPS_SENT))).refuses("incident.alert-not-waiting", again(mail, 2));
            decided.given(after(ALERT, PAGER, became(PAGER, DeliveryOutcome.HANDED_OVER))).refuses("incident.alert-not-waiting", again(PAGER, 2));
            decided.given(after(ALERT, PAGER, became(PAGER, DeliveryOutcome.NOT_ACCEPTED))).refuses("incident.alert-not-waiting", again(PAGER, 2));
            decided.given(after(ALERT, PAGER, new AlertAcknowledged(INC, ANN, 1, null, null, null, null))).refuses("incident.alert-not-waiting", again(PAGER, 2));
            decided.given(after(ALERT, PAGER)).refuses("incident.alert-not-waiting", again(PAGER, 3));
        }

        @Test
        void endsAfterTheLastAttempt() {
            Object[] attempts = Stream.iterate(1L, n -> n <= AlertRow.MOST_ATTEMPTS, n -> n + 1)
                    .map(n -> new AlertDispatched(INC, 1, 0, PAGER.delivery(), n, AlertWay.WEBHOOK, "payments", null)).toArray();
            decided.given(after(ALERT, attempts)).refuses("incident.alert-not-waiting", again(PAGER, AlertRow.MOST_ATTEMPTS + 1));
        }

        @Test
        void whatBecameOfItIsRecorded() {
            decided.given(after(ALERT, PAGER)).when(new RecordAlertDelivery(INC, 1, PAGER.delivery(), 1, DeliveryOutcome.NOT_ACCEPTED, 410L))
                    .events(new AlertDeliveryRecorded(INC, 1, PAGER.delivery(), 1, DeliveryOutcome.NOT_ACCEPTED, 410L));
        }
    }
}
