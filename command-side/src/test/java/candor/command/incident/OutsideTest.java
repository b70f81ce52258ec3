package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.opened;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.note;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.Amount;
import candor.incident.CostCommand.RecordCost;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.CostKind;
import candor.incident.CostStage;
import candor.incident.EngagementCommand.RecordThirdPartyEngagement;
import candor.incident.EngagementCommand.RecordThirdPartyRelease;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.EngagementEvent.ThirdPartyReleased;
import candor.incident.PrivilegeCommand.AssertPrivilege;
import candor.incident.PrivilegeCommand.EndPrivilegedSight;
import candor.incident.PrivilegeCommand.GrantPrivilegedSight;
import candor.incident.PrivilegeCommand.WaivePrivilege;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeEvent.PrivilegedSightEnded;
import candor.incident.PrivilegeEvent.PrivilegedSightGranted;
import candor.incident.PrivilegeGround;
import candor.incident.ThirdPartyKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Help from outside, what it costs, and what counsel keeps from others. */
class OutsideTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static final ThirdPartyEngaged ENGAGED =
            new ThirdPartyEngaged(INCIDENT, 1, ThirdPartyKind.FORENSICS, text("Forensics F"), text("images of the web servers"), null, null, null, null, List.of());

    @Test
    void somebodyIsEngagedWithAScopeAndReleased() {
        decided.given(declared()).when(new RecordThirdPartyEngagement(INCIDENT, ThirdPartyKind.FORENSICS, text("Forensics F"), text("images of the web servers"), NONE)).events(ENGAGED);
        decided.given(declared(), ENGAGED).when(new RecordThirdPartyRelease(INCIDENT, 1, text("report came"), NONE)).events(released());
    }

    private static ThirdPartyReleased released() {
        return new ThirdPartyReleased(INCIDENT, 1, text("report came"), null, null, null, null, List.of());
    }

    @Test
    void releasingNobodyOrTwiceIsRefused() {
        var release = new RecordThirdPartyRelease(INCIDENT, 1, text("report came"), NONE);
        decided.given(declared()).refuses("incident.no-such-engagement", release);
        decided.given(declared(), ENGAGED, released()).refuses("incident.third-party-released", release);
    }

    @Test
    void costsAreNumberedAndNeedACurrency() {
        var euros = new Amount(125_050, "EUR");
        decided.given(declared()).when(new RecordCost(INCIDENT, CostStage.PAID, CostKind.FORENSICS, euros, text("first invoice"), 1L, NONE))
                .events(new CostRecorded(INCIDENT, 1, CostStage.PAID, CostKind.FORENSICS, euros, text("first invoice"), 1L, null, null, null, null, List.of()));
        decided.given(declared()).refuses("incident.amount-incomplete",
                new RecordCost(INCIDENT, CostStage.PAID, CostKind.LEGAL, new Amount(10, null), text("x"), null, NONE));
        decided.given(declared()).refuses("incident.amount-incomplete",
                new RecordCost(INCIDENT, CostStage.PAID, CostKind.LEGAL, new Amount(0, "EUR"), text("x"), null, NONE));
    }

    @Nested
    class Privileging {
        private static PrivilegeAsserted asserted(Long... entries) {
            return new PrivilegeAsserted(INCIDENT, 1, List.of(entries), PrivilegeGround.LEGAL_ADVICE, text("counsel's advice"), null, null, null, null);
        }

        private static AssertPrivilege over(Long... entries) {
            return new AssertPrivilege(INCIDENT, List.of(entries), PrivilegeGround.LEGAL_ADVICE, text("counsel's advice"), NONE);
        }

        private static PrivilegeWaived waived() {
            return new PrivilegeWaived(INCIDENT, List.of(1L, 2L), 1, text("settled"), null, null, null, null);
        }

        @Test
        void namesEntriesOnceAndInOrder() {
            decided.given(declared(), note(1)).when(over(2L, 1L, 2L)).events(asserted(1L, 2L));
        }

        @Test
        void standsOnClosedIncidentsToo() {
            decided.given(declared(), note(1), closed()).when(over(1L, 2L)).events(asserted(1L, 2L));
            decided.given(declared(), note(1), asserted(1L, 2L), closed()).when(new WaivePrivilege(INCIDENT, 1, text("settled"), NONE)).events(waived());
        }

        @Test
        void overNothingOrWhatIsNotThereOrTwiceIsRefused() {
            decided.given(declared()).refuses("incident.privilege-names-nothing", over());
            decided.given(declared()).refuses("incident.no-such-entry", over(2L));
            decided.given(declared(), note(1), asserted(1L, 2L)).refuses("incident.entry-privileged", over(2L));
        }

        @Test
        void waivingWhatDoesNotStandIsRefused() {
            decided.given(declared()).refuses("incident.no-such-privilege", new WaivePrivilege(INCIDENT, 1, text("settled"), NONE));
            decided.given(declared(), note(1), asserted(1L, 2L), waived()).refuses("incident.no-such-privilege", new WaivePrivilege(INCIDENT, 1, text("settled"), NONE));
        }

        @Test
        void letsSomebodyReadUntilALastDayAndNoLonger() {
            var granted = new PrivilegedSightGranted(INCIDENT, ann(), text("the audit"), "2026-11-30", null, null, null, null);
            var ended = new PrivilegedSightEnded(INCIDENT, ann(), text("it is over"), null, null, null, null);
            var grant = new GrantPrivilegedSight(INCIDENT, ann(), text("the audit"), "2026-11-30", NONE);
            var end = new EndPrivilegedSight(INCIDENT, ann(), text("it is over"), NONE);
            decided.given(declared(), opened(ANN), closed()).when(grant).events(granted);
            decided.given(declared(), opened(ANN), granted).when(grant).events(granted);
            decided.given(declared(), opened(ANN), granted).when(end).events(ended);
            decided.given(declared()).refuses("incident.no-such-account", grant);
            decided.given(declared(), opened(ANN)).refuses("incident.bad-day", new GrantPrivilegedSight(INCIDENT, ann(), text("the audit"), "soon", NONE));
            decided.given(declared(), opened(ANN)).refuses("incident.no-such-reader", end);
            decided.given(declared(), opened(ANN), granted, ended).refuses("incident.no-such-reader", end);
        }

        @Test
        void onceWaivedItMayBeAssertedAgain() {
            decided.given(declared(), note(1), asserted(1L, 2L), waived()).when(over(2L)).success();
        }
    }
}
