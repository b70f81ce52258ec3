package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.NONE;
import static candor.command.incident.Sample.ann;
import static candor.command.incident.Sample.ben;
import static candor.command.incident.Sample.occurred;
import static candor.command.incident.Sample.text;

import candor.access.Role;
import candor.incident.AlertChannel;
import candor.incident.AlertCommand.AcknowledgeAlert;
import candor.incident.AlertCommand.AlertTeam;
import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.CauseKind;
import candor.incident.ClosureCommand.FindNoBreach;
import candor.incident.CostCommand.EstimateImpact;
import candor.incident.CostCommand.RecordCost;
import candor.incident.CostKind;
import candor.incident.CostStage;
import candor.incident.DataReturn;
import candor.incident.EngagementCommand.RecordThirdPartyEngagement;
import candor.incident.EngagementCommand.RecordThirdPartyRelease;
import candor.incident.ExtortionCommand.DecideRansomPayment;
import candor.incident.ExtortionCommand.RecordRansomDemand;
import candor.incident.ExtortionCommand.RecordRansomPayment;
import candor.incident.FindingCommand.RecordAffectedSystem;
import candor.incident.FindingCommand.RecordIndicator;
import candor.incident.FindingCommand.ReportMisuse;
import candor.incident.IncidentCommand;
import candor.incident.IndicatorType;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.LawCommand.ReleaseLegalHold;
import candor.incident.LeadershipCommand.AssumeCommand;
import candor.incident.Misuse;
import candor.incident.Mitigation;
import candor.incident.PrivilegeCommand.AssertPrivilege;
import candor.incident.PrivilegeCommand.EndPrivilegedSight;
import candor.incident.PrivilegeCommand.GrantPrivilegedSight;
import candor.incident.PrivilegeCommand.WaivePrivilege;
import candor.incident.PrivilegeGround;
import candor.incident.Progress;
import candor.incident.RansomDecision;
import candor.incident.ResponseCommand.RecordDataRecovery;
import candor.incident.ResponseCommand.RecordEradication;
import candor.incident.ResponseCommand.RecordMitigationForSubjects;
import candor.incident.ResponseCommand.RecordRecovery;
import candor.incident.ResponseRole;
import candor.incident.ReviewCommand.CompleteCorrectiveAction;
import candor.incident.ReviewCommand.DetermineRootCause;
import candor.incident.ReviewCommand.RaiseCorrectiveAction;
import candor.incident.ReviewCommand.RecordReview;
import candor.incident.ReviewCommand.VerifyCorrectiveAction;
import candor.incident.Severity;
import candor.incident.SeverityCommand.AssessSeverity;
import candor.incident.SeverityFactors;
import candor.incident.SeverityFactors.Availability;
import candor.incident.SeverityFactors.Confidentiality;
import candor.incident.SeverityFactors.DataCategory;
import candor.incident.SeverityFactors.DataContext;
import candor.incident.RestrictionCommand.AdmitToIncident;
import candor.incident.RestrictionCommand.LiftRestriction;
import candor.incident.RestrictionCommand.RemoveFromIncident;
import candor.incident.RestrictionCommand.RestrictIncident;
import candor.incident.SeverityFactors.Identification;
import candor.incident.SeverityFactors.Integrity;
import candor.incident.SeverityFactors.Lowering;
import candor.incident.SeverityFactors.Raising;
import candor.incident.StatementCommand.RecordPublicDisclosure;
import candor.incident.StatementCommand.RecordSource;
import candor.incident.StatementCommand.RecordSupplierStatement;
import candor.incident.SystemEffect;
import candor.incident.TeamCommand.AssignRole;
import candor.incident.TeamCommand.RecordBriefing;
import candor.incident.TeamCommand.ReleaseRole;
import candor.incident.ThirdPartyKind;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Commands of the work on an incident, made at random. */
final class RandomWork {
    /** How many kinds there are. */
    static final int KINDS = 31;

    private RandomWork() {}

    static IncidentCommand command(Random random) {
        long number = random.nextInt(6);
        var text = text("t");
        return switch (random.nextInt(KINDS)) {
            case 0 -> new AssessSeverity(INCIDENT, factors(random), random.nextBoolean() ? Severity.LOW : null, text, NONE);
            case 1 -> new AssumeCommand(INCIDENT, text, text, NONE);
            case 2 -> new AssignRole(INCIDENT, pick(random, ResponseRole.values()), somebody(random), NONE);
            case 3 -> new ReleaseRole(INCIDENT, pick(random, ResponseRole.values()), somebody(random), null, NONE);
            case 4 -> new RecordBriefing(INCIDENT, text, null, null, NONE);
            case 5 -> new AlertTeam(INCIDENT, random.nextBoolean() ? List.of(Role.RESPONDER) : List.of(), null, List.of(), AlertChannel.MAIL, text, (long) random.nextInt(40), List.of(), NONE);
            case 6 -> new AcknowledgeAlert(INCIDENT, number, NONE);
            case 7 -> new RecordEradication(INCIDENT, Progress.COMPLETE, text, month(random));
            case 8 -> new RecordRecovery(INCIDENT, Progress.PARTLY, text, month(random));
            case 9 -> new RecordMitigationForSubjects(INCIDENT, Mitigation.HELPLINE, text, Bounds.UNKNOWN, month(random));
            case 10 -> new RecordDataRecovery(INCIDENT, DataReturn.RECOVERED, text, text, month(random));
            case 11 -> new RecordIndicator(INCIDENT, random.nextBoolean() ? IndicatorType.OTHER : IndicatorType.MD5, text, null, NONE);
            case 12 -> new RecordAffectedSystem(INCIDENT, text, SystemEffect.SUSPECTED, null, NONE);
            case 13 -> new ReportMisuse(INCIDENT, Misuse.PUBLISHED, text, Bounds.UNKNOWN, null, NONE);
            case 14 -> new RecordRansomDemand(INCIDENT, text, null, null, NONE);
            case 15 -> new DecideRansomPayment(INCIDENT, number, pick(random, RansomDecision.values()), random.nextBoolean(), text, random.nextBoolean() ? text : null, NONE);
            case 16 -> new RecordRansomPayment(INCIDENT, number == 0 ? null : number, null, text, NONE);
            case 17 -> new DetermineRootCause(INCIDENT, text, List.of(CauseKind.PEOPLE), text, random.nextBoolean() ? text : null, NONE);
            case 18 -> new RecordReview(INCIDENT, text, text, NONE);
            case 19 -> new RaiseCorrectiveAction(INCIDENT, text, somebody(random), null, NONE);
            case 20 -> new CompleteCorrectiveAction(INCIDENT, number, text, NONE);
            case 21 -> new VerifyCorrectiveAction(INCIDENT, number, random.nextBoolean(), text, NONE);
            case 22 -> new RecordThirdPartyEngagement(INCIDENT, ThirdPartyKind.FORENSICS, text, text, NONE);
            case 23 -> new RecordThirdPartyRelease(INCIDENT, number, text, NONE);
            case 24 -> new RecordCost(INCIDENT, pick(random, CostStage.values()), CostKind.LEGAL, new Amount(random.nextInt(5), "EUR"), text, null, NONE);
            case 25 -> new AssertPrivilege(INCIDENT, List.of(1L + random.nextInt(30), 1L + random.nextInt(30)), PrivilegeGround.LEGAL_ADVICE, text, NONE);
            case 26 -> new WaivePrivilege(INCIDENT, number, text, NONE);
            case 27 -> new FindNoBreach(INCIDENT, text, NONE);
            case 28 -> random.nextBoolean() ? new PlaceLegalHold(INCIDENT, random.nextBoolean(), List.of(), text) : new ReleaseLegalHold(INCIDENT, number, text);
            case 29 -> letting(random);
            default -> saying(random);
        };
    }

    private static IncidentCommand letting(Random random) {
        return switch (random.nextInt(6)) {
            case 4 -> new GrantPrivilegedSight(INCIDENT, somebody(random), text("r"), random.nextBoolean() ? "2026-11-30" : "soon", NONE);
            case 5 -> new EndPrivilegedSight(INCIDENT, somebody(random), text("r"), NONE);
            case 0 -> new RestrictIncident(INCIDENT, text("r"), NONE);
            case 1 -> new LiftRestriction(INCIDENT, text("r"), NONE);
            case 2 -> new AdmitToIncident(INCIDENT, somebody(random), text("r"), NONE);
            default -> new RemoveFromIncident(INCIDENT, somebody(random), text("r"), NONE);
        };
    }

    private static IncidentCommand saying(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new EstimateImpact(INCIDENT, null, List.of(), null, null, NONE);
            case 1 -> new RecordSource(INCIDENT, text("s"), null, NONE);
            case 2 -> new RecordSupplierStatement(INCIDENT, text("s"), text("t"), NONE);
            default -> new RecordPublicDisclosure(INCIDENT, text("w"), null, month(random));
        };
    }

    private static SeverityFactors factors(Random random) {
        var data = new DataContext(pick(random, DataCategory.values()), List.of(Raising.VOLUME), List.of(Lowering.INVALID), random.nextBoolean() ? null : (long) random.nextInt(6));
        return new SeverityFactors(
                List.of(data), pick(random, Identification.values()), pick(random, Confidentiality.values()), pick(random, Integrity.values()),
                pick(random, Availability.values()), random.nextBoolean(), random.nextBoolean(), random.nextBoolean());
    }

    private static Personal somebody(Random random) {
        return random.nextBoolean() ? ann() : ben();
    }

    private static Attribution month(Random random) {
        return occurred("2018-%02d".formatted(1 + random.nextInt(12)));
    }

    private static <T> T pick(Random random, T[] values) {
        return Objects.requireNonNull(values[random.nextInt(values.length)]);
    }
}
