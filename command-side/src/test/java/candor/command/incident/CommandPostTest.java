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

import candor.access.AccessEvent.AccountClosed;
import candor.command.Caller;
import candor.command.Decided;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.DeclineCommand;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.sealing.Personal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommandPostTest {
    private static final HandOverCommand TO_BEN = new HandOverCommand(INCIDENT, ben(), text("Bank M waits for a call"));
    private static final CommandHandedOver OFFERED = new CommandHandedOver(INCIDENT, ann(), ben(), text("Bank M waits for a call"));
    private static final AcceptCommand ACCEPT = new AcceptCommand(INCIDENT);
    private static final DeclineCommand DECLINE = new DeclineCommand(INCIDENT, text("I am on leave"));

    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    @Nested
    class AssigningACommander {
        private static final AssignCommander ANN_TAKES = new AssignCommander(INCIDENT, ann(), NONE);

        @Test
        void fillsAVacantPost() {
            decided.given(opened(ANN), declared()).when(ANN_TAKES).success().events(annCommands());
        }

        @Test
        void fillsThePostOfSomebodyWhoseDataWasErased() {
            decided.given(opened(ANN), declared(), new CommanderAssigned(INCIDENT, new Personal.Erased(), null, null, null, null))
                    .when(ANN_TAKES).events(annCommands());
        }

        @Test
        void whoCannotSignInIsRefused() {
            decided.given(declared()).refuses("incident.no-such-account", ANN_TAKES);
        }

        @Test
        void whoHasLeftIsRefused() {
            decided.given(opened(ANN), new AccountClosed(ANN, text("left")), declared()).refuses("incident.no-such-account", ANN_TAKES);
        }

        @Test
        void besideAnotherIsRefused() {
            decided.given(opened(BEN), declared(), annCommands()).refuses("incident.commander-assigned", new AssignCommander(INCIDENT, ben(), NONE));
        }

        @Test
        void ofAnUnknownIncidentIsRefused() {
            decided.given(opened(ANN)).refuses("incident.not-found", ANN_TAKES);
        }

        @Test
        void ofAClosedIncidentIsRefused() {
            decided.given(opened(ANN), declared(), closed()).refuses("incident.closed", ANN_TAKES);
        }
    }

    @Nested
    class HandingOver {
        @Test
        void offersCommandAndKeepsItMeanwhile() {
            decided.given(opened(BEN), declared(), annCommands()).when(TO_BEN, ANN).success().events(OFFERED);
        }

        @Test
        void toSomebodyElseReplacesTheOffer() {
            var toCara = new HandOverCommand(INCIDENT, Caller.person("account-cara"), text("Ben sleeps"));
            decided.given(opened("account-cara"), declared(), annCommands(), OFFERED).when(toCara, ANN).success();
        }

        @Test
        void byAnybodyElseIsRefused() {
            decided.given(opened(BEN), declared(), annCommands()).refuses("incident.not-the-commander", TO_BEN, BEN);
        }

        @Test
        void byNobodyIsRefused() {
            decided.given(opened(BEN), declared(), annCommands()).refuses("incident.not-the-commander", TO_BEN);
        }

        @Test
        void ofAVacantPostIsRefused() {
            decided.given(opened(BEN), declared()).refuses("incident.not-the-commander", TO_BEN, ANN);
        }

        @Test
        void toOneselfIsRefused() {
            decided.given(opened(ANN), declared(), annCommands())
                    .refuses("incident.handed-over-to-oneself", new HandOverCommand(INCIDENT, ann(), text("to me")), ANN);
        }

        @Test
        void toWhoCannotSignInIsRefused() {
            decided.given(declared(), annCommands()).refuses("incident.no-such-account", TO_BEN, ANN);
        }
    }

    @Nested
    class AnsweringAnOffer {
        @Test
        void acceptingItTakesCommand() {
            decided.given(declared(), annCommands(), OFFERED).when(ACCEPT, BEN).success().events(new CommandAccepted(INCIDENT, ben(), ann()));
        }

        @Test
        void acceptingItMakesTheNextHandOverTheirs() {
            decided.given(opened(ANN), declared(), annCommands(), OFFERED, new CommandAccepted(INCIDENT, ben(), ann()))
                    .when(new HandOverCommand(INCIDENT, ann(), text("Back to you")), BEN)
                    .events(new CommandHandedOver(INCIDENT, ben(), ann(), text("Back to you")));
        }

        @Test
        void decliningItLeavesTheCommander() {
            decided.given(declared(), annCommands(), OFFERED).when(DECLINE, BEN).events(new CommandDeclined(INCIDENT, ben(), text("I am on leave")));
        }

        @Test
        void afterDecliningThereIsNothingToAccept() {
            decided.given(declared(), annCommands(), OFFERED, new CommandDeclined(INCIDENT, ben(), text("I am on leave")))
                    .refuses("incident.command-not-offered", ACCEPT, BEN);
        }

        @Test
        void withoutAnOfferIsRefused() {
            decided.given(declared(), annCommands()).refuses("incident.command-not-offered", ACCEPT, BEN);
            decided.given(declared(), annCommands()).refuses("incident.command-not-offered", DECLINE, BEN);
        }

        @Test
        void madeToSomebodyElseIsRefused() {
            decided.given(declared(), annCommands(), OFFERED).refuses("incident.command-offered-to-another", ACCEPT, ANN);
        }

        @Test
        void byNobodyIsRefused() {
            decided.given(declared(), annCommands(), OFFERED).refuses("incident.command-offered-to-another", ACCEPT);
        }

        @Test
        void madeEarlierToSomebodyElseIsRefused() {
            decided.given(declared(), annCommands(), OFFERED, new CommandHandedOver(INCIDENT, ann(), Caller.person("account-cara"), text("Ben sleeps")))
                    .refuses("incident.command-offered-to-another", ACCEPT, BEN);
        }
    }
}
