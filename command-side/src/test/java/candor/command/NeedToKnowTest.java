package candor.command;

import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.access.AccessEvent.AccountOpened;
import candor.access.AccessEvent.RoleGranted;
import candor.access.AccessEvent.RoleRevoked;
import candor.access.Role;
import candor.command.Decided.Given;
import candor.command.disclosure.DisclosureModule;
import candor.command.evidence.EvidenceModule;
import candor.command.incident.IncidentModule;
import candor.command.signal.SignalModule;
import candor.command.task.TaskModule;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeclarationCommand;
import candor.incident.DeclarationEvent.IncidentDeclared;
import candor.incident.JoinCommand.MergeIncident;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.incident.NoteCommand.AddNote;
import candor.incident.RestrictionCommand.AdmitToIncident;
import candor.incident.RestrictionCommand.LiftRestriction;
import candor.incident.RestrictionCommand.RemoveFromIncident;
import candor.incident.RestrictionCommand.RestrictIncident;
import candor.incident.RestrictionEvent.IncidentRestricted;
import candor.incident.RestrictionEvent.NeedToKnowEnded;
import candor.incident.RestrictionEvent.NeedToKnowGranted;
import candor.incident.RestrictionEvent.RestrictionLifted;
import candor.incident.ResponseRole;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.platform.command.CommandRights;
import candor.sealing.FreeText;
import candor.task.TaskCommand.AssignTask;
import candor.task.TaskEvent.TaskAdded;
import candor.testimony.Attribution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeedToKnowTest {
    /** As every specimen calls it. */
    private static final String INCIDENT = "incident";

    private static final FreeText WHY = FreeText.of("It is about one of us");
    private static final IncidentDeclared DECLARED = Specimen.of(IncidentDeclared.class);
    private static final IncidentRestricted RESTRICTED = restricted("carol");
    private static final Set<String> NAMES = Set.of("incident", "into", "task", "evidence");

    private final Decided decided = Decided.by(new IncidentModule(), new TaskModule(), new EvidenceModule(() -> {}), new SignalModule(), new DisclosureModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    private static IncidentRestricted restricted(@Nullable String by) {
        return new IncidentRestricted(INCIDENT, WHY, by == null ? null : Caller.person(by), null, null, null, null);
    }

    private static AddNote note() {
        return new AddNote(INCIDENT, FreeText.of("He sat at the desk in question"), Attribution.NONE);
    }

    private Given restrictedAnd(Object... events) {
        return decided.given(Stream.concat(Stream.of(DECLARED, RESTRICTED), Arrays.stream(events)).toArray());
    }

    @Nested
    class ForWhoeverDoesNotNeedToKnow {
        static Stream<Class<? extends DomainCommand>> commandsAboutAnIncident() {
            return CommandRights.commands().stream()
                    .filter(type -> !CommandRights.allowed(type).isEmpty() && !DeclarationCommand.class.isAssignableFrom(type))
                    .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(component -> NAMES.contains(component.getName()) && component.getType() == String.class))
                    .sorted(Comparator.comparing(Class::getName));
        }

        @Test
        void mostCommandsAreAboutAnIncident() {
            assertThat(commandsAboutAnIncident()).hasSizeGreaterThan(65);
        }

        /** Whatever else would refuse it: it is closed, or its task is done. */
        @ParameterizedTest
        @MethodSource("commandsAboutAnIncident")
        void thereIsNoSuchIncident(Class<? extends DomainCommand> type) {
            restrictedAnd(Specimen.of(TaskAdded.class), Specimen.of(EvidenceCollected.class), Specimen.of(IncidentClosed.class))
                    .refuses("incident.not-found", (DomainCommand) Specimen.of(type), "mallory");
        }

        @Test
        void theSentenceIsThatOfAnIncidentThatNeverWas() {
            decided.given().refuses("incident.not-found", note(), "mallory");
            restrictedAnd().refuses("incident.not-found", note(), "mallory");
        }

        @Test
        void onceTheRestrictionIsLiftedTheyActAgain() {
            restrictedAnd(new RestrictionLifted(INCIDENT, WHY, null, null, null, null)).when(note(), "mallory").success();
        }

        @Test
        void workIsNotGivenToThem() {
            AccountOpened opened = new AccountOpened("mallory", Caller.person("mallory"), Caller.person("mallory"));
            restrictedAnd(Specimen.of(TaskAdded.class), opened).refuses("incident.not-admitted", new AssignTask("task", Caller.person("mallory"), Attribution.NONE), "carol");
        }
    }

    @Nested
    class ForWhoeverNeedsToKnow {
        @Test
        void actsGoOn() {
            restrictedAnd().when(note(), "carol").success();
            restrictedAnd(new CommanderAssigned(INCIDENT, Caller.person("ruth"), null, null, null, null)).when(note(), "ruth").success();
            restrictedAnd(new CommandHandedOver(INCIDENT, Caller.person("ruth"), Caller.person("ben"), WHY)).when(note(), "ben").success();
            restrictedAnd(new RoleAssigned(INCIDENT, ResponseRole.SCRIBE, Caller.person("sam"), null, null, null, null)).when(note(), "sam").success();
            restrictedAnd(admitted("ann")).when(note(), "ann").success();
        }

        @Test
        void actsEndWithTheReason() {
            restrictedAnd(new CommandHandedOver(INCIDENT, Caller.person("ruth"), Caller.person("ben"), WHY), new CommandDeclined(INCIDENT, Caller.person("ben"), WHY))
                    .refuses("incident.not-found", note(), "ben");
            restrictedAnd(
                            new RoleAssigned(INCIDENT, ResponseRole.SCRIBE, Caller.person("sam"), null, null, null, null),
                            new RoleReleased(INCIDENT, ResponseRole.SCRIBE, Caller.person("sam"), null, null, null, null, null))
                    .refuses("incident.not-found", note(), "sam");
            restrictedAnd(admitted("ann"), ended("ann")).refuses("incident.not-found", note(), "ann");
        }

        @Test
        void counselAndPrivacyOfficersAlwaysDo() {
            for (Role role : List.of(Role.COUNSEL, Role.PRIVACY_OFFICER)) {
                restrictedAnd(new RoleGranted("lea", role)).when(note(), "lea").success();
                restrictedAnd(new RoleGranted("lea", role), new RoleRevoked("lea", role, WHY)).refuses("incident.not-found", note(), "lea");
            }
            restrictedAnd(new RoleGranted("lea", Role.COMMANDER)).refuses("incident.not-found", note(), "lea");
        }
    }

    private static NeedToKnowGranted admitted(String account) {
        return new NeedToKnowGranted(INCIDENT, Caller.person(account), WHY, null, null, null, null);
    }

    private static NeedToKnowEnded ended(String account) {
        return new NeedToKnowEnded(INCIDENT, Caller.person(account), WHY, null, null, null, null);
    }

    @Nested
    class Restricting {
        private static final RestrictIncident RESTRICT = new RestrictIncident(INCIDENT, WHY, Attribution.NONE);
        private static final LiftRestriction LIFT = new LiftRestriction(INCIDENT, WHY, Attribution.NONE);

        private static DomainEvent opened() {
            return new AccountOpened("ann", Caller.person("ann"), Caller.person("ann"));
        }

        private static AdmitToIncident admit() {
            return new AdmitToIncident(INCIDENT, Caller.person("ann"), WHY, Attribution.NONE);
        }

        private static RemoveFromIncident remove() {
            return new RemoveFromIncident(INCIDENT, Caller.person("ann"), WHY, Attribution.NONE);
        }

        @Test
        void saysWhoDidIt() {
            decided.given(DECLARED).when(RESTRICT, "carol").events(RESTRICTED);
            decided.given(DECLARED).when(RESTRICT).events(restricted(null));
        }

        @Test
        void isPossibleOnceTheWorkHasEnded() {
            decided.given(DECLARED, Specimen.of(IncidentClosed.class)).when(RESTRICT, "carol").events(RESTRICTED);
        }

        @Test
        void happensOnceAndIsLiftedOnce() {
            restrictedAnd().refuses("incident.already-restricted", RESTRICT, "carol");
            restrictedAnd().when(LIFT, "carol").events(new RestrictionLifted(INCIDENT, WHY, null, null, null, null));
            decided.given(DECLARED).refuses("incident.not-restricted", LIFT, "carol");
        }

        @Test
        void admitsWhoeverHasAnAccountAndIsNotThereYet() {
            restrictedAnd(opened()).when(admit(), "carol").events(admitted("ann"));
            restrictedAnd().refuses("incident.no-such-account", admit(), "carol");
            restrictedAnd(opened(), admitted("ann")).refuses("incident.already-admitted", admit(), "carol");
            decided.given(DECLARED, opened()).refuses("incident.not-restricted", admit(), "carol");
        }

        @Test
        void removesWhoeverWasAdmitted() {
            restrictedAnd(opened(), admitted("ann")).when(remove(), "carol").events(ended("ann"));
            restrictedAnd(opened()).refuses("incident.not-admitted", remove(), "carol");
            restrictedAnd(opened(), admitted("ann"), ended("ann")).when(admit(), "carol").events(admitted("ann"));
        }

        @Test
        void keepsItFromBeingMerged() {
            var other = new IncidentDeclared("other", "INC-2026-0009", DECLARED.kind(), WHY, null, null, null, null, null, null, null, null, null, null, List.of());
            restrictedAnd(other).refuses("incident.restricted", new MergeIncident(INCIDENT, "other", WHY, Attribution.NONE), "carol");
            restrictedAnd(other).refuses("incident.restricted", new MergeIncident("other", INCIDENT, WHY, Attribution.NONE), "carol");
            restrictedAnd(other).refuses("incident.not-found", new MergeIncident("other", INCIDENT, WHY, Attribution.NONE), "mallory");
        }
    }
}
