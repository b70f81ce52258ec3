package candor.query.incident;

import static candor.query.incident.Told.account;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import candor.DomainEvent;
import candor.access.Role;
import candor.incident.IncidentWork.Delivery;
import candor.incident.IncidentWork.Alert;
import candor.incident.ClosingOutcome;
import candor.incident.ClosureEvent.IncidentReopened;
import candor.incident.ClosureEvent.IncidentClosed;
import candor.incident.DeliveryOutcome;
import candor.incident.AlertWay;
import candor.incident.AlertEvent.AlertEscalated;
import candor.incident.AlertEvent.AlertDeliveryRecorded;
import candor.incident.AlertEvent.AlertDispatched;
import candor.incident.AlertChannel;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.Amount;
import candor.incident.Classification;
import candor.incident.Classification.Confirmation;
import candor.incident.ClassificationEvent.IncidentClassified;
import candor.incident.ClosureEvent.IncidentFoundNotABreach;
import candor.incident.Containment;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.CostKind;
import candor.incident.CostStage;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.EngagementEvent.ThirdPartyReleased;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.ExtortionEvent.RansomPaymentDecided;
import candor.incident.IncidentState;
import candor.incident.IncidentView;
import candor.incident.IncidentWork;
import candor.incident.IncidentView.Decision;
import candor.incident.IncidentView.OpenItem;
import candor.incident.IncidentView.Score;
import candor.incident.IncidentWork.ActionStage;
import candor.incident.IncidentWork.CorrectiveAction;
import candor.incident.IncidentWork.CostTotal;
import candor.incident.IncidentWork.LinkKind;
import candor.incident.IncidentWork.Report;
import candor.incident.IncidentWork.Section;
import candor.incident.JoinEvent.IncidentMerged;
import candor.incident.JoinSide;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeEvent.PrivilegedSightEnded;
import candor.incident.PrivilegeEvent.PrivilegedSightGranted;
import candor.incident.PrivilegeGround;
import candor.incident.RansomDecision;
import candor.incident.ResponseRole;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.incident.ReviewEvent.ReviewHeld;
import candor.incident.Severity;
import candor.incident.SeverityEvent.SeverityAssessed;
import candor.incident.SeverityFactors;
import candor.incident.SeverityFactors.Availability;
import candor.incident.SeverityFactors.Confidentiality;
import candor.incident.SeverityFactors.DataCategory;
import candor.incident.SeverityFactors.DataContext;
import candor.incident.SeverityFactors.Identification;
import candor.incident.SeverityFactors.Integrity;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.incident.ThirdPartyKind;
import candor.platform.command.Actor;
import candor.query.incident.work.PrivilegedReaders;
import candor.query.fold.Envelopes;
import candor.sealing.FreeText;
import java.time.LocalDate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page shows of the work on an incident, event by event. */
class WorkFoldTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";
    private final Envelopes ledger = new Envelopes();
    private @Nullable IncidentFold fold;

    private IncidentView after(DomainEvent... events) {
        if (fold == null) {
            fold = IncidentFold.after(null, ledger.append(Told.declared(INC, "INC-2026-0001")));
        }
        for (DomainEvent event : events) {
            fold = IncidentFold.after(fold, ledger.append(event));
        }
        return Objects.requireNonNull(fold).view();
    }

    private static CorrectiveActionRaised raised() {
        return new CorrectiveActionRaised(INC, 1, text("pin scripts"), account("ann"), null, null, null, null, null);
    }

    @Test
    void rolesAreThoseHeldNow() {
        IncidentView view = after(
                new RoleAssigned(INC, ResponseRole.SCRIBE, account("ann"), null, null, null, null),
                new RoleAssigned(INC, ResponseRole.SCRIBE, account("ben"), null, null, null, null),
                new RoleReleased(INC, ResponseRole.SCRIBE, account("ann"), null, null, null, null, null));
        assertThat(view.work().roles()).singleElement().satisfies(role -> assertThat(role.holder().account()).isEqualTo("ben"));
    }

    @Test
    void whoeverAssumedCommandIsTheCommander() {
        IncidentView view = after(Told.commander(INC, "ann"), new CommandAssumed(INC, account("ben"), account("ann"), text("phone"), text("leaking"), null, null, null, null));
        assertThat(Objects.requireNonNull(view.row().commander()).account()).isEqualTo("ben");
    }

    @Test
    void aCorrectiveActionShowsHowFarItHasCome() {
        assertThat(after(raised()).work().actions()).extracting(CorrectiveAction::stage).containsExactly(ActionStage.OPEN);
        assertThat(codes(after())).contains("corrective-action-open");
        assertThat(after(new CorrectiveActionCompleted(INC, 1, text("done"), null, null, null, null, List.of())).work().actions()).extracting(CorrectiveAction::stage)
                .containsExactly(ActionStage.COMPLETED);
        assertThat(after(new CorrectiveActionVerified(INC, 1, false, text("no"), null, null, null, null)).work().actions()).extracting(CorrectiveAction::stage)
                .containsExactly(ActionStage.NOT_EFFECTIVE);
        IncidentView verified = after(new CorrectiveActionVerified(INC, 1, true, text("yes"), null, null, null, null));
        assertThat(verified.work().actions()).extracting(CorrectiveAction::stage).containsExactly(ActionStage.VERIFIED);
        assertThat(codes(verified)).doesNotContain("corrective-action-open");
    }

    private static List<String> codes(IncidentView view) {
        return view.openItems().stream().map(OpenItem::code).toList();
    }

    @Test
    void costsAddUpByCurrencyAndStage() {
        IncidentView view = after(
                cost(1, CostStage.PAID, 100, "EUR"), cost(2, CostStage.PAID, 50, "EUR"), cost(3, CostStage.ESTIMATED, 900, "EUR"), cost(4, CostStage.INCURRED, 7, "GBP"));
        assertThat(view.work().costs()).containsExactly(new CostTotal("EUR", 900, 0, 150), new CostTotal("GBP", 0, 7, 0));
        assertThat(view.work().reports()).hasSize(4).allSatisfy(report -> assertThat(report.section()).isEqualTo(Section.COSTS));
    }

    @Test
    void costsTooLargeToAddUpDoNotStopThePage() {
        IncidentView view = after(cost(1, CostStage.PAID, Long.MAX_VALUE, "EUR"), cost(2, CostStage.PAID, 5, "EUR"));
        assertThat(view.work().costs()).containsExactly(new CostTotal("EUR", 0, 0, Long.MAX_VALUE));
    }

    private static CostRecorded cost(long number, CostStage stage, long minor, String currency) {
        return new CostRecorded(INC, number, stage, CostKind.LEGAL, new Amount(minor, currency), text("x"), null, null, null, null, null, List.of());
    }

    @Test
    void anAlertShowsWhoHasHeardIt() {
        IncidentView view = after(
                new TeamAlerted(INC, 1, List.of(Role.RESPONDER), null, List.of(), AlertChannel.PHONE, text("join"), 15L, List.of(), true, null, null, null, null),
                new AlertAcknowledged(INC, account("ben"), 1, null, null, null, null));
        assertThat(view.work().alerts()).singleElement().satisfies(alert -> assertThat(alert.heard()).extracting(heard -> heard.who().account()).containsExactly("ben"));
    }

    private static final TeamAlerted CALLED =
            new TeamAlerted(INC, 1, List.of(), null, List.of("payments"), AlertChannel.MAIL, text("join"), 15L, List.of("board"), true, null, null, null, null);

    private static AlertDispatched told(long step, String delivery, long attempt) {
        return new AlertDispatched(INC, 1, step, delivery, attempt, AlertWay.WEBHOOK, "payments", null);
    }

    /** Of an incident of its own. */
    private Alert alert(DomainEvent... events) {
        fold = null;
        return after(events).work().alerts().getFirst();
    }

    @Test
    void anAlertShowsWhoWasToldHowOftenAndWhatBecameOfTheLastAttempt() {
        var failed = new AlertDeliveryRecorded(INC, 1, "d1", 1, DeliveryOutcome.NOT_REACHED, 503L);
        assertThat(alert(CALLED, told(0, "d1", 1), failed).deliveries())
                .extracting(Delivery::team, Delivery::attempts, Delivery::outcome, Delivery::status).containsExactly(tuple("payments", 1L, DeliveryOutcome.NOT_REACHED, 503L));
        assertThat(alert(CALLED, told(0, "d1", 1), failed, told(0, "d1", 2)).deliveries())
                .extracting(Delivery::attempts, Delivery::outcome, Delivery::status).as("not known yet").containsExactly(tuple(2L, null, null));
        assertThat(alert(CALLED, told(0, "d1", 1), told(0, "d1", 2), failed).deliveries()).extracting(Delivery::outcome).as("of another attempt").containsOnlyNulls();
    }

    @Test
    void anAlertShowsWhenItIsEscalatedNextForAsLongAsItWillBe() {
        var toBoard = new AlertEscalated(INC, 1, 1, 15, "board", null);
        var toCommander = new AlertEscalated(INC, 1, 2, 15, null, account("ann"));
        Alert told = alert(CALLED, told(0, "d1", 1));
        assertThat(told.nextEscalation()).isEqualTo(told.deliveries().getFirst().at().plus(Duration.ofMinutes(15)));
        Alert once = alert(CALLED, told(0, "d1", 1), toBoard, told(1, "d2", 1), told(0, "d1", 2));
        assertThat(once.nextEscalation()).isEqualTo(once.escalations().getFirst().at().plus(Duration.ofMinutes(15)));
        assertThat(alert(CALLED, toBoard, toCommander).nextEscalation()).as("nobody is left").isNull();
        assertThat(alert(CALLED, new AlertAcknowledged(INC, account("ben"), 1, null, null, null, null)).nextEscalation()).isNull();
        var closed = new IncidentClosed(INC, ClosingOutcome.RESOLVED, text("done"), List.of(), null, null, null, null, null);
        assertThat(alert(CALLED, closed).nextEscalation()).isNull();
        assertThat(alert(CALLED, closed, new IncidentReopened(INC, text("again"), null, null, null, null)).nextEscalation()).isNotNull();
    }

    @Test
    void whatWasAnsweredIsMarkedAndNoLongerOpen() {
        IncidentView open = after(
                new RansomDemandReceived(INC, 1, text("2 BTC"), null, null, null, null, null, null, List.of()),
                new ThirdPartyEngaged(INC, 1, ThirdPartyKind.FORENSICS, text("F"), text("images"), null, null, null, null, List.of()));
        assertThat(codes(open)).contains("ransom-undecided", "third-party-engaged");
        IncidentView settled = after(
                new RansomPaymentDecided(INC, null, 1, RansomDecision.REFUSE, false, text("police"), null, null, null, null, null),
                new ThirdPartyReleased(INC, 1, text("report"), null, null, null, null, List.of()));
        assertThat(codes(settled)).doesNotContain("ransom-undecided", "third-party-engaged");
        assertThat(settled.work().reports()).extracting(Report::mark).containsExactly("Decided: refuse", "Finished", null, null);
    }

    @Test
    void thePrivilegeLogKeepsWhatWasWaived() {
        IncidentView asserted = after(new PrivilegeAsserted(INC, 1, List.of(1L), PrivilegeGround.LEGAL_ADVICE, text("advice"), null, null, null, null));
        assertThat(asserted.work().privilegedEntries()).containsExactly(1L);
        IncidentView waived = after(new PrivilegeWaived(INC, List.of(1L), 1, text("settled"), null, null, null, null));
        assertThat(waived.work().privilegedEntries()).isEmpty();
        assertThat(waived.work().privileges()).singleElement().satisfies(line -> assertThat(line.waivedBy()).isEqualTo(3L));
    }

    @Test
    void whatIsPrivilegedIsNotForAuditors() {
        IncidentView whole = after(
                Told.decided(INC, 1, null),
                new ReviewHeld(INC, 1, text("all"), text("slow"), null, null, null, null, List.of()),
                new PrivilegeAsserted(INC, 1, List.of(1L, 2L, 3L), PrivilegeGround.WORK_PRODUCT, text("suit"), null, null, null, null));
        IncidentView auditors = forAnAuditor(whole, whole);
        assertThat(auditors.decisions()).isEmpty();
        assertThat(auditors.work().reports()).isEmpty();
        assertThat(auditors.work().privileges()).hasSize(1);
        assertThat(auditors.row().summary()).isInstanceOf(FreeText.Withheld.class);
        assertThat(Objects.requireNonNull(fold).listed().summary()).as("in the list, from everybody").isInstanceOf(FreeText.Withheld.class);
        assertThat(PrivilegeSight.of(new Actor("c", "C", Set.of(Role.COUNSEL, Role.AUDITOR)), () -> whole).shown(whole)).isEqualTo(whole);
    }

    private static IncidentView forAnAuditor(IncidentView view, IncidentView now) {
        return PrivilegeSight.of(new Actor("a", "A", Set.of(Role.AUDITOR)), () -> now).shown(view);
    }

    @Test
    void whomCounselLetsReadReadsItUntilTheLastDayAndNoLongerThanCounselWants() {
        IncidentView granted = after(
                Told.decided(INC, 1, null),
                new PrivilegeAsserted(INC, 1, List.of(2L), PrivilegeGround.LEGAL_ADVICE, text("advice"), null, null, null, null),
                new PrivilegedSightGranted(INC, account("a"), text("the audit"), "2026-11-30", null, null, null, null));
        assertThat(decisionsForAnAuditor(granted, "2026-11-30")).isEqualTo(1);
        assertThat(decisionsForAnAuditor(granted, "2026-12-01")).isZero();
        assertThat(PrivilegeSight.kept(new Actor("b", "B", Set.of(Role.AUDITOR)), PrivilegedReaders.on(LocalDate.parse("2026-11-30"), granted.work()))).containsExactly(2L);

        IncidentView longer = after(new PrivilegedSightGranted(INC, account("a"), text("it takes longer"), "2026-12-31", null, null, null, null));
        assertThat(decisionsForAnAuditor(longer, "2026-12-01")).isEqualTo(1);
        IncidentView ended = after(new PrivilegedSightEnded(INC, account("a"), text("the audit is over"), null, null, null, null));
        assertThat(decisionsForAnAuditor(ended, "2026-11-30")).isZero();
        assertThat(ended.work().readers()).extracting(IncidentWork.PrivilegedReader::endedBy).containsExactly(5L, 6L);
    }

    private static int decisionsForAnAuditor(IncidentView view, String today) {
        Set<Long> kept = PrivilegeSight.kept(new Actor("a", "A", Set.of(Role.AUDITOR)), PrivilegedReaders.on(LocalDate.parse(today), view.work()));
        return (int) view.decisions().stream().filter(decision -> !kept.contains(decision.ordinal())).count();
    }

    @Test
    void lookingBackDoesNotShowAnAuditorWhatIsPrivilegedNow() {
        IncidentView before = after(Told.decided(INC, 1, null));
        IncidentView now = after(new PrivilegeAsserted(INC, 1, List.of(2L), PrivilegeGround.LEGAL_ADVICE, text("advice"), null, null, null, null));
        assertThat(before.decisions()).hasSize(1);
        assertThat(forAnAuditor(before, now).decisions()).isEmpty();
    }

    @Test
    void whatOtherEntriesRepeatOfAPrivilegedOneIsNotForAuditorsEither() {
        IncidentView whole = after(
                Told.decided(INC, 1, null), Told.superseded(INC, 2, 1, null),
                Told.decided(INC, 3, null), Told.superseded(INC, 4, 3, null),
                Told.closed(INC), Told.reopened(INC, null),
                Told.contained(INC, Containment.CONTAINED, null, List.of("incident.closed")), Told.explained(INC, 8),
                Told.conflict(INC, 4, "another day"), Told.contested(INC, 4, null));
        IncidentView now = after(new PrivilegeAsserted(INC, 1, List.of(3L, 4L, 7L, 9L), PrivilegeGround.WORK_PRODUCT, text("suit"), null, null, null, null));
        IncidentView auditors = forAnAuditor(whole, now);
        assertThat(auditors.decisions()).extracting(Decision::number).containsExactly(1L, 4L);
        assertThat(auditors.decisions().getFirst().question()).isEqualTo(text("Is it a breach?"));
        assertThat(auditors.decisions().getFirst().supersededBecause()).isInstanceOf(FreeText.Withheld.class);
        assertThat(auditors.decisions().getLast().question()).isInstanceOf(FreeText.Withheld.class);
        assertThat(Objects.requireNonNull(auditors.closings().getFirst().reopened()).reason()).isInstanceOf(FreeText.Withheld.class);
        assertThat(auditors.irregularities()).singleElement().satisfies(i -> assertThat(i.explanation()).isInstanceOf(FreeText.Withheld.class));
        assertThat(auditors.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict.entryHeadline()).isEqualTo("A privileged entry"));
        assertThat(auditors.contests()).singleElement().satisfies(contest -> assertThat(contest.entryHeadline()).isEqualTo("A privileged entry"));
    }

    @Test
    void aMergedIncidentPointsToWhereTheWorkGoesOn() {
        IncidentView view = after(new IncidentMerged(INC, JoinSide.SOURCE, "other", "INC-2026-0002", text("one thief"), null, null, null, null));
        assertThat(view.row().state()).isEqualTo(IncidentState.MERGED);
        assertThat(view.openItems()).isEmpty();
        assertThat(view.work().links()).singleElement().satisfies(link -> {
            assertThat(link.kind()).isEqualTo(LinkKind.MERGED_INTO);
            assertThat(link.otherReference()).isEqualTo("INC-2026-0002");
        });
    }

    @Test
    void aFindingThatItIsNoBreachNeedsNoScopeAndFallsWithAConfirmation() {
        assertThat(codes(after(new IncidentFoundNotABreach(INC, text("test data"), null, null, null, null)))).doesNotContain("scope-missing", "containment-missing");
        var confirmed = new Classification(Confirmation.CONFIRMED, List.of(), List.of(), List.of(), List.of(), List.of(), null);
        assertThat(codes(after(new IncidentClassified(INC, confirmed, null, null, null, null, null, null)))).contains("scope-missing", "containment-missing");
    }

    @Test
    void severityShowsItsFactorsAndKeepsWhatWasJudgedWithoutThem() {
        var factors = new SeverityFactors(List.of(new DataContext(DataCategory.FINANCIAL, List.of(), List.of(), null)), Identification.MAXIMUM,
                Confidentiality.KNOWN_RECIPIENTS, Integrity.NOT_LOST, Availability.NOT_LOST, false, false, false);
        IncidentView view = after(Told.scored(INC, Severity.LOW, null),
                new SeverityAssessed(INC, Severity.HIGH, Severity.LOW, "3.25", factors, text("r"), null, null, null, null));
        assertThat(view.row().severity()).isEqualTo(Severity.HIGH);
        assertThat(view.severities()).extracting(Score::factors).containsExactly(null, factors);
        assertThat(Objects.requireNonNull(view.severities().getLast().factors()).formula()).endsWith("= 3.25");
    }
}
