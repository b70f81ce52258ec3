package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.begun;
import static candor.command.incident.Sample.closed;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.on;
import static candor.command.incident.Sample.text;

import candor.command.Decided;
import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.DataReturn;
import candor.incident.ExtortionCommand.DecideRansomPayment;
import candor.incident.ExtortionCommand.RecordRansomDemand;
import candor.incident.ExtortionCommand.RecordRansomPayment;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.ExtortionEvent.RansomPaid;
import candor.incident.ExtortionEvent.RansomPaymentDecided;
import candor.incident.FindingCommand.RecordAffectedSystem;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.FindingCommand.ReportMisuse;
import candor.incident.FindingEvent.AffectedSystemRecorded;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.FindingEvent.MisuseReported;
import candor.incident.IndicatorType;
import candor.incident.Misuse;
import candor.incident.Mitigation;
import candor.incident.Progress;
import candor.incident.RansomDecision;
import candor.incident.ResponseCommand.RecordDataRecovery;
import candor.incident.ResponseCommand.RecordEradication;
import candor.incident.ResponseCommand.RecordMitigationForSubjects;
import candor.incident.ResponseCommand.RecordRecovery;
import candor.incident.ResponseEvent.DataRecoveredOrDeletionAttested;
import candor.incident.ResponseEvent.EradicationRecorded;
import candor.incident.ResponseEvent.MitigationForSubjectsRecorded;
import candor.incident.ResponseEvent.RecoveryRecorded;
import candor.incident.SystemEffect;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done, found and paid: facts are recorded as they were, and nonsense is refused. */
class ResponseTest {
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }


    private static final Bounds SOME = Bounds.likely(400);

    @Test
    void whatWasDoneIsRecorded() {
        decided.given(declared()).when(new RecordEradication(INCIDENT, Progress.PARTLY, text("script removed"), NONE))
                .events(new EradicationRecorded(INCIDENT, Progress.PARTLY, text("script removed"), null, null, null, null, List.of()));
        decided.given(declared()).when(new RecordRecovery(INCIDENT, Progress.COMPLETE, text("shop is back"), NONE))
                .events(new RecoveryRecorded(INCIDENT, Progress.COMPLETE, text("shop is back"), null, null, null, null, List.of()));
        decided.given(declared()).when(new RecordMitigationForSubjects(INCIDENT, Mitigation.PASSWORD_RESET, text("by mail"), SOME, NONE))
                .events(new MitigationForSubjectsRecorded(INCIDENT, Mitigation.PASSWORD_RESET, text("by mail"), SOME, null, null, null, null, List.of()));
        decided.given(declared()).when(new RecordDataRecovery(INCIDENT, DataReturn.DELETION_ATTESTED, text("the recipient"), text("deleted"), NONE))
                .events(new DataRecoveredOrDeletionAttested(INCIDENT, DataReturn.DELETION_ATTESTED, text("the recipient"), text("deleted"), null, null, null, null, List.of()));
    }

    @Test
    void beforeTheBreachBeganItIsIrregular() {
        var begun = begun(on("2018-04-06"));
        decided.given(declared(), begun).when(new RecordEradication(INCIDENT, Progress.COMPLETE, text("m"), occurred("2018-03")))
                .events(new EradicationRecorded(INCIDENT, Progress.COMPLETE, text("m"), on("2018-03"), null, null, null, List.of("incident.response-before-begun")));
        decided.given(declared(), begun).when(new RecordRecovery(INCIDENT, Progress.COMPLETE, text("m"), occurred("2018-04")))
                .events(new RecoveryRecorded(INCIDENT, Progress.COMPLETE, text("m"), on("2018-04"), null, null, null, List.of()));
    }

    @Test
    void onAClosedIncidentItIsIrregular() {
        decided.given(declared(), closed()).when(new RecordRecovery(INCIDENT, Progress.COMPLETE, text("m"), NONE))
                .events(new RecoveryRecorded(INCIDENT, Progress.COMPLETE, text("m"), null, null, null, null, List.of("incident.closed")));
    }

    @Nested
    class Finding {
        private static RecordIndicator indicator(IndicatorType type, String value) {
            return new RecordIndicator(INCIDENT, type, text(value), null, NONE);
        }

        @Test
        void indicatorsAndSystemsAreNumberedEachInTheirOwnSeries() {
            var first = new IndicatorRecorded(INCIDENT, 1, IndicatorType.DOMAIN, text("evil.example"), null, null, null, null, null, null, null, null, List.of());
            decided.given(declared()).when(indicator(IndicatorType.DOMAIN, "evil.example")).events(first);
            decided.given(declared(), first).when(indicator(IndicatorType.SHA256, "ab".repeat(32)))
                    .events(new IndicatorRecorded(INCIDENT, 2, IndicatorType.SHA256, text("ab".repeat(32)), null, null, null, null, null, null, null, null, List.of()));
            decided.given(declared(), first).when(new RecordAffectedSystem(INCIDENT, text("payment page"), SystemEffect.COMPROMISED, null, NONE))
                    .events(new AffectedSystemRecorded(INCIDENT, 1, text("payment page"), SystemEffect.COMPROMISED, null, null, null, null, null, List.of()));
        }

        @ParameterizedTest
        @CsvSource({"IP_SOURCE,not an address", "SHA256,abcd", "MD5,ab", "DOMAIN,no dot", "URL,evil.example/x", "EMAIL_ADDRESS,nobody", "VULNERABILITY,log4shell"})
        void aValueThatIsNoneOfItsTypeIsRefused(IndicatorType type, String value) {
            decided.given(declared()).refuses("incident.indicator-does-not-fit", indicator(type, value));
        }

        @Test
        void misuseIsReported() {
            var loss = new Amount(120_000, "GBP");
            decided.given(declared()).when(new ReportMisuse(INCIDENT, Misuse.PAYMENT_FRAUD, text("bank M"), SOME, loss, NONE))
                    .events(new MisuseReported(INCIDENT, Misuse.PAYMENT_FRAUD, text("bank M"), SOME, loss, null, null, null, null, List.of()));
        }
    }

    @Nested
    class Extorting {
        private static final RansomDemandReceived DEMAND =
                new RansomDemandReceived(INCIDENT, 1, text("2 BTC"), null, null, null, null, null, null, List.of());

        private static DecideRansomPayment decide(RansomDecision decision, boolean checked, @Nullable String reason) {
            return new DecideRansomPayment(INCIDENT, 1, decision, checked, text("police advise"), reason == null ? null : text(reason), NONE);
        }

        private static RansomPaymentDecided decision(RansomDecision now, @Nullable RansomDecision before, boolean checked, @Nullable String reason) {
            return new RansomPaymentDecided(INCIDENT, before, 1, now, checked, text("police advise"), reason == null ? null : text(reason), null, null, null, null);
        }

        private static RansomPaid paid(@Nullable Long demand, String... irregular) {
            return new RansomPaid(INCIDENT, demand, null, text("by the insurer"), null, null, null, null, List.of(irregular));
        }

        private static RecordRansomPayment pay(@Nullable Long demand) {
            return new RecordRansomPayment(INCIDENT, demand, null, text("by the insurer"), NONE);
        }

        @Test
        void aDemandIsReceivedAndDecided() {
            decided.given(declared()).when(new RecordRansomDemand(INCIDENT, text("2 BTC"), null, null, NONE)).events(DEMAND);
            decided.given(declared(), DEMAND).when(decide(RansomDecision.REFUSE, false, null)).events(decision(RansomDecision.REFUSE, null, false, null));
        }

        @Test
        void decidingAnewShowsTheDecisionBeforeAndNeedsAReason() {
            var refused = decision(RansomDecision.REFUSE, null, false, null);
            decided.given(declared(), DEMAND, refused).when(decide(RansomDecision.NEGOTIATE, false, "data was shown"))
                    .events(decision(RansomDecision.NEGOTIATE, RansomDecision.REFUSE, false, "data was shown"));
            decided.given(declared(), DEMAND, refused).refuses("incident.ransom-decided", decide(RansomDecision.NEGOTIATE, false, null));
        }

        @Test
        void payingWithoutACheckAgainstSanctionsIsRefused() {
            decided.given(declared(), DEMAND).refuses("incident.sanctions-not-checked", decide(RansomDecision.PAY, false, null));
        }

        @Test
        void whatWasNeverDemandedIsRefused() {
            decided.given(declared()).refuses("incident.no-such-demand", decide(RansomDecision.REFUSE, false, null));
            decided.given(declared()).refuses("incident.no-such-demand", pay(1L));
        }

        @Test
        void aPaymentIsAFactAndIrregularWhereNobodyDecidedToPay() {
            decided.given(declared(), DEMAND, decision(RansomDecision.PAY, null, true, null)).when(pay(1L)).events(paid(1L));
            decided.given(declared(), DEMAND).when(pay(1L)).events(paid(1L, "incident.ransom-paid-undecided"));
            decided.given(declared(), DEMAND, decision(RansomDecision.REFUSE, null, false, null)).when(pay(1L)).events(paid(1L, "incident.ransom-paid-undecided"));
            decided.given(declared()).when(pay(null)).events(paid(null, "incident.ransom-paid-undecided"));
        }

        @Test
        void aClosedIncidentRefusesTheDecisionAndTakesTheFact() {
            decided.given(declared(), DEMAND, closed()).refuses("incident.closed", decide(RansomDecision.REFUSE, false, null));
            decided.given(declared(), DEMAND, closed()).when(pay(1L)).events(paid(1L, "incident.closed", "incident.ransom-paid-undecided"));
        }
    }
}
