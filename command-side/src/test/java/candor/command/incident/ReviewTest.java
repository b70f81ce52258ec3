package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.BEN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.opened;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.CauseKind;
import candor.incident.ReviewCommand.CompleteCorrectiveAction;
import candor.incident.ReviewCommand.DetermineRootCause;
import candor.incident.ReviewCommand.RaiseCorrectiveAction;
import candor.incident.ReviewCommand.RecordReview;
import candor.incident.ReviewCommand.VerifyCorrectiveAction;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.incident.ReviewEvent.ReviewHeld;
import candor.incident.ReviewEvent.RootCauseDetermined;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static CorrectiveActionRaised raised(long number) {
        return new CorrectiveActionRaised(INCIDENT, number, text("pin third-party scripts"), ann(), null, null, null, null, null);
    }

    private static CorrectiveActionCompleted completed(String... irregular) {
        return new CorrectiveActionCompleted(INCIDENT, 1, text("pinned"), null, null, null, null, List.of(irregular));
    }

    private static CorrectiveActionVerified verified(boolean effective) {
        return new CorrectiveActionVerified(INCIDENT, 1, effective, text("looked at the page"), null, null, null, null);
    }

    private static RaiseCorrectiveAction raise() {
        return new RaiseCorrectiveAction(INCIDENT, text("pin third-party scripts"), ann(), null, NONE);
    }

    private static CompleteCorrectiveAction complete() {
        return new CompleteCorrectiveAction(INCIDENT, 1, text("pinned"), NONE);
    }

    private static VerifyCorrectiveAction verify(boolean effective) {
        return new VerifyCorrectiveAction(INCIDENT, 1, effective, text("looked at the page"), NONE);
    }

    @Test
    void aRootCauseIsDeterminedAndDeterminedAnewWithAReason() {
        var first = new RootCauseDetermined(INCIDENT, 1, text("no review"), List.of(CauseKind.PROCESS), text("interviews"), null, null, null, null, null);
        decided.given(declared()).when(new DetermineRootCause(INCIDENT, text("no review"), List.of(CauseKind.PROCESS), text("interviews"), null, NONE)).events(first);
        decided.given(declared(), first).refuses("incident.root-cause-determined",
                new DetermineRootCause(INCIDENT, text("supplier"), List.of(), text("logs"), null, NONE));
        decided.given(declared(), first).when(new DetermineRootCause(INCIDENT, text("supplier"), List.of(), text("logs"), text("logs came"), NONE))
                .events(new RootCauseDetermined(INCIDENT, 2, text("supplier"), List.of(), text("logs"), text("logs came"), null, null, null, null));
    }

    @Test
    void aReviewOfAClosedIncidentIsAFact() {
        decided.given(declared(), closed()).when(new RecordReview(INCIDENT, text("all"), text("slow calls"), NONE))
                .events(new ReviewHeld(INCIDENT, 1, text("all"), text("slow calls"), null, null, null, null, List.of("incident.closed")));
    }

    @Test
    void actionsAreNumberedAndGivenToWhoCanSignIn() {
        decided.given(opened(ANN), declared(), raised(1)).when(raise()).events(raised(2));
        decided.given(declared()).refuses("incident.no-such-account", raise());
        decided.given(opened(ANN), declared(), closed()).refuses("incident.closed", raise());
    }

    @Test
    void oneThatIsCompletedIsVerifiedBySomebodyElse() {
        decided.given(declared(), raised(1)).when(complete(), ANN).events(completed());
        decided.given(declared(), raised(1), completed()).when(verify(true), BEN).events(verified(true));
        decided.given(declared(), raised(1), completed()).refuses("incident.verified-by-owner", verify(true), ANN);
        decided.given(declared(), raised(1), completed()).refuses("incident.verified-by-owner", verify(true));
    }

    @Test
    void oneThatIsNotEffectiveIsOpenAgain() {
        decided.given(declared(), raised(1), completed(), verified(false)).when(complete(), ANN).events(completed());
        decided.given(declared(), raised(1), completed(), verified(false)).refuses("incident.action-not-completed", verify(true), BEN);
    }

    @Test
    void outOfOrderIsRefused() {
        decided.given(declared()).refuses("incident.no-such-action", complete());
        decided.given(declared()).refuses("incident.no-such-action", verify(true), BEN);
        decided.given(declared(), raised(1)).refuses("incident.action-not-completed", verify(true), BEN);
        decided.given(declared(), raised(1), completed()).refuses("incident.action-completed", complete());
        decided.given(declared(), raised(1), completed(), verified(true)).refuses("incident.action-completed", complete());
    }

    @Test
    void itIsVerifiedWhenTheIncidentIsLongClosed() {
        decided.given(declared(), raised(1), closed()).when(complete(), ANN).events(completed("incident.closed"));
        decided.given(declared(), raised(1), completed(), closed()).when(verify(true), BEN).events(verified(true));
    }
}
