package candor.query.incident;

import candor.incident.AlertEvent;
import candor.incident.Amount;
import candor.incident.Bounds;
import candor.incident.EngagementEvent;
import candor.incident.ExtortionEvent;
import candor.incident.FindingEvent;
import candor.incident.IntelligenceEvent;
import candor.incident.JoinEvent;
import candor.incident.JoinSide;
import candor.incident.PrivilegeEvent;
import candor.incident.ResponseEvent;
import candor.incident.RestrictionEvent;
import candor.incident.ReviewEvent;
import candor.incident.TeamEvent;
import candor.query.UnitWords;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One plain sentence for each event of the work on an incident. */
final class WorkHeadlines {
    private WorkHeadlines() {}

    static String of(TeamEvent event) {
        return switch (event) {
            case TeamEvent.RoleAssigned e -> "A role was given: " + Headlines.word(e.role());
            case TeamEvent.RoleReleased e -> "A role was given back: " + Headlines.word(e.role());
            case TeamEvent.BriefingHeld e -> "Briefing " + e.briefing() + " was held" + (e.next() == null ? "" : "; the next is promised for " + e.next().stated());
        };
    }

    static String of(AlertEvent event) {
        return switch (event) {
            case AlertEvent.TeamAlerted e -> "Alert " + e.alert() + " calls " + called(e);
            case AlertEvent.AlertDispatched e -> "Alert " + e.alert() + ": " + Headlines.word(e.way()) + " to " + (e.team() == null ? "a person" : "the team " + e.team())
                    + " was about to be sent" + (e.attempt() == 1 ? "" : ", attempt " + e.attempt());
            case AlertEvent.AlertDeliveryRecorded e -> "Alert " + e.alert() + ", outcome of a message: " + Headlines.word(e.outcome()) + (e.status() == null ? "" : " (answer " + e.status() + ")");
            case AlertEvent.AlertEscalated e -> "Alert " + e.alert() + " was escalated to " + (e.team() == null ? "whoever is in command" : "the team " + e.team())
                    + ": nobody had acknowledged it after " + UnitWords.amount(e.waited(), "minutes");
            case AlertEvent.AlertAcknowledged e -> "Alert " + e.alert() + " was acknowledged";
        };
    }

    private static String called(AlertEvent.TeamAlerted event) {
        Stream<String> teams = event.teams().stream().map(team -> "the team " + team);
        Stream<String> roles = event.roles().isEmpty() ? Stream.empty() : Stream.of("everybody in the role of " + event.roles().stream().map(Headlines::word).collect(Collectors.joining(" or ")));
        Stream<String> person = event.person() == null ? Stream.empty() : Stream.of("somebody by name");
        return Stream.of(teams, roles, person).flatMap(all -> all).collect(Collectors.joining(" and "));
    }

    static String of(ResponseEvent event) {
        return switch (event) {
            case ResponseEvent.ContainmentRecorded e -> "Containment: " + Headlines.word(e.outcome());
            case ResponseEvent.EradicationRecorded e -> "Eradication: " + Headlines.word(e.outcome());
            case ResponseEvent.RecoveryRecorded e -> "Recovery: " + Headlines.word(e.outcome());
            case ResponseEvent.MitigationForSubjectsRecorded e -> "For the people affected: " + Headlines.word(e.mitigation()) + people(e.persons());
            case ResponseEvent.DataRecoveredOrDeletionAttested e -> switch (e.outcome()) {
                case RECOVERED -> "The data were recovered";
                case DELETION_ATTESTED -> "Somebody attests to have deleted the data";
                case REFUSED -> "Whoever has the data will not give them back";
            };
        };
    }

    static String of(FindingEvent event) {
        return switch (event) {
            case FindingEvent.IndicatorRecorded e -> "Indicator " + e.indicator() + ": " + e.type().misp() + (e.marking() == null ? "" : ", " + e.marking().label());
            case FindingEvent.AffectedSystemRecorded e -> "System " + e.number() + ": " + Headlines.word(e.effect());
            case FindingEvent.MisuseReported e -> "Misuse reported: " + Headlines.word(e.misuse()) + people(e.persons());
        };
    }

    static String of(IntelligenceEvent event) {
        return switch (event) {
            case IntelligenceEvent.IndicatorsImported e -> e.taken() + (e.taken() == 1 ? " indicator was" : " indicators were") + " taken over from " + e.format()
                    + (e.marking() == null ? "" : ", " + e.marking().label()) + (e.present() == 0 ? "" : "; " + e.present() + (e.present() == 1 ? " was" : " were") + " recorded before");
        };
    }

    static String of(ExtortionEvent event) {
        return switch (event) {
            case ExtortionEvent.RansomDemandReceived e -> "Demand " + e.demand() + " for money was received" + (e.amount() == null ? "" : ": " + money(e.amount()));
            case ExtortionEvent.RansomPaymentDecided e -> "Demand " + e.demand() + ": it was decided to " + Headlines.word(e.decision()) + (e.before() == null ? "" : "; the decision before was to " + Headlines.word(e.before()));
            case ExtortionEvent.RansomPaid e -> "A ransom was paid" + (e.amount() == null ? "" : ": " + money(e.amount()));
        };
    }

    static String of(ReviewEvent event) {
        return switch (event) {
            case ReviewEvent.RootCauseDetermined e -> "Root cause determined" + (e.determination() == 1 ? "" : " anew") + (e.kinds().isEmpty() ? "" : ": " + e.kinds().stream().map(Headlines::word).collect(Collectors.joining(", ")));
            case ReviewEvent.ReviewHeld e -> "Review " + e.review() + " was held";
            case ReviewEvent.CorrectiveActionRaised e -> "Corrective action " + e.action() + " was raised";
            case ReviewEvent.CorrectiveActionCompleted e -> "Corrective action " + e.action() + " was completed";
            case ReviewEvent.CorrectiveActionVerified e -> "Corrective action " + e.action() + (e.effective() ? " was verified" : " was found not to be effective");
        };
    }

    static String of(EngagementEvent event) {
        return switch (event) {
            case EngagementEvent.ThirdPartyEngaged e -> "Engagement " + e.engagement() + ": " + Headlines.word(e.party());
            case EngagementEvent.ThirdPartyReleased e -> "Engagement " + e.engagement() + " has ended";
        };
    }

    static String of(PrivilegeEvent event) {
        return switch (event) {
            case PrivilegeEvent.PrivilegeAsserted e -> "Privilege " + e.privilege() + " was asserted over " + entries(e.entries()) + ": " + Headlines.word(e.ground());
            case PrivilegeEvent.PrivilegeWaived e -> "Privilege " + e.privilege() + " was waived";
            case PrivilegeEvent.PrivilegedSightGranted e -> "Somebody was let read what is privileged until " + e.validUntil();
            case PrivilegeEvent.PrivilegedSightEnded e -> "Somebody may no longer read what is privileged";
        };
    }

    static String of(RestrictionEvent event) {
        return switch (event) {
            case RestrictionEvent.IncidentRestricted e -> "The incident was restricted to those who need to know";
            case RestrictionEvent.RestrictionLifted e -> "The restriction was lifted";
            case RestrictionEvent.NeedToKnowGranted e -> "Somebody was admitted to the restricted incident";
            case RestrictionEvent.NeedToKnowEnded e -> "Somebody was removed from the need-to-know list";
        };
    }

    static String of(JoinEvent event) {
        return switch (event) {
            case JoinEvent.IncidentMerged e -> (e.side() == JoinSide.SOURCE ? "It became part of " : "It took over ") + e.otherReference();
            case JoinEvent.IncidentSplit e -> e.side() == JoinSide.SOURCE
                    ? "Split off: " + entries(e.entries()) + " became the beginning of " + e.otherReference()
                    : "It begins with " + entries(e.entries()) + " of " + e.otherReference();
        };
    }

    private static String entries(List<Long> ordinals) {
        return ordinals.size() == 1 ? "entry " + ordinals.getFirst() : ordinals.size() + " entries";
    }

    private static String people(Bounds bounds) {
        String words = Headlines.words(bounds, "people");
        return words.isEmpty() ? "" : ", " + words;
    }

    /** Such as {@code 1250.00 EUR}. */
    static String money(Amount amount) {
        String code = amount.currency();
        return amount.inMajorUnits() + (code == null ? "" : " " + code);
    }
}
