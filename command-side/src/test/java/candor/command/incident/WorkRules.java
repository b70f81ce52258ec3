package candor.command.incident;

import static candor.command.incident.Sample.closed;
import static org.assertj.core.api.Assertions.assertThat;

import candor.command.Caller;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.EngagementEvent.ThirdPartyEngaged;
import candor.incident.EngagementEvent.ThirdPartyReleased;
import candor.incident.ExtortionEvent.RansomDemandReceived;
import candor.incident.ExtortionEvent.RansomPaid;
import candor.incident.ExtortionEvent.RansomPaymentDecided;
import candor.incident.FindingEvent.AffectedSystemRecorded;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IncidentEvent;
import candor.incident.LawEvent;
import candor.incident.LawEvent.LegalHoldPlaced;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.PrivilegeEvent;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.RestrictionEvent;
import candor.incident.RansomDecision;
import candor.incident.ResponseRole;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.incident.ReviewEvent.ReviewHeld;
import candor.incident.ReviewEvent.RootCauseDetermined;
import candor.incident.TeamEvent.BriefingHeld;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.sealing.Personal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds of each event of the work on an incident, judged by the entries before it alone. */
final class WorkRules {
    private WorkRules() {}

    /** Acts that a closed or merged incident does not refuse. */
    static boolean outlasts(IncidentEvent event) {
        return event instanceof LawEvent || event instanceof PrivilegeEvent || event instanceof RestrictionEvent || event instanceof CorrectiveActionVerified;
    }

    static void check(List<IncidentEvent> before, IncidentEvent event, Caller caller) {
        numbered(event).ifPresent(number -> assertThat(number).as("%s", event).isEqualTo(count(before, event.getClass()) + 1));
        switch (event) {
            case RoleAssigned e -> assertThat(held(before, e.role(), e.holder())).isFalse();
            case RoleReleased e -> assertThat(held(before, e.role(), e.holder())).isTrue();
            case CommandAssumed e -> assertThat(caller.is(e.commander())).isTrue();
            case AlertAcknowledged e -> assertThat(e.alert()).isBetween(1L, count(before, TeamAlerted.class));
            case RansomPaymentDecided e -> {
                assertThat(e.demand()).isBetween(1L, count(before, RansomDemandReceived.class));
                assertThat(e.before()).isEqualTo(decided(before, e.demand()));
            }
            case RansomPaid e -> assertThat(e.irregular().contains("incident.ransom-paid-undecided"))
                    .isEqualTo(e.demand() == null || decided(before, e.demand()) != RansomDecision.PAY);
            case CorrectiveActionVerified e -> {
                assertThat(caller.is(of(before, CorrectiveActionRaised.class).filter(raised -> raised.action() == e.action()).findFirst().orElseThrow().owner())).isFalse();
                assertThat(completed(before, e.action())).isTrue();
            }
            case CorrectiveActionCompleted e -> assertThat(completed(before, e.action())).isFalse();
            case ThirdPartyReleased e -> assertThat(of(before, ThirdPartyReleased.class)).noneMatch(earlier -> earlier.engagement() == e.engagement());
            case PrivilegeAsserted e -> assertThat(e.entries()).allMatch(entry -> entry <= before.size() && !privileged(before).contains(entry)).doesNotHaveDuplicates();
            case PrivilegeWaived e -> assertThat(privileged(before)).containsAll(e.entries());
            default -> {}
        }
    }

    private static Optional<Long> numbered(IncidentEvent event) {
        return Optional.ofNullable(switch (event) {
            case BriefingHeld e -> e.briefing();
            case TeamAlerted e -> e.alert();
            case IndicatorRecorded e -> e.indicator();
            case AffectedSystemRecorded e -> e.number();
            case RansomDemandReceived e -> e.demand();
            case RootCauseDetermined e -> e.determination();
            case ReviewHeld e -> e.review();
            case CorrectiveActionRaised e -> e.action();
            case ThirdPartyEngaged e -> e.engagement();
            case CostRecorded e -> e.cost();
            case PrivilegeAsserted e -> e.privilege();
            case LegalHoldPlaced e -> e.hold();
            default -> null;
        });
    }

    private static <E> Stream<E> of(List<IncidentEvent> entries, Class<E> type) {
        return entries.stream().filter(type::isInstance).map(type::cast);
    }

    private static long count(List<IncidentEvent> entries, Class<?> type) {
        return of(entries, type).count();
    }

    private static boolean held(List<IncidentEvent> entries, ResponseRole role, Personal holder) {
        boolean held = false;
        for (IncidentEvent entry : entries) {
            held = switch (entry) {
                case RoleAssigned e when e.role() == role && e.holder().equals(holder) -> true;
                case RoleReleased e when e.role() == role && e.holder().equals(holder) -> false;
                default -> held;
            };
        }
        return held;
    }

    private static @Nullable RansomDecision decided(List<IncidentEvent> entries, long demand) {
        return of(entries, RansomPaymentDecided.class).filter(e -> e.demand() == demand).map(RansomPaymentDecided::decision).reduce((first, later) -> later).orElse(null);
    }

    /** Completed, and neither found not to be effective since nor verified: then it stays completed for good. */
    private static boolean completed(List<IncidentEvent> entries, long action) {
        boolean completed = false;
        for (IncidentEvent entry : entries) {
            completed = switch (entry) {
                case CorrectiveActionCompleted e when e.action() == action -> true;
                case CorrectiveActionVerified e when e.action() == action -> e.effective();
                default -> completed;
            };
        }
        return completed;
    }

    private static Set<Long> privileged(List<IncidentEvent> entries) {
        var privileged = new HashSet<Long>();
        for (IncidentEvent entry : entries) {
            switch (entry) {
                case PrivilegeAsserted e -> privileged.addAll(e.entries());
                case PrivilegeWaived e -> e.entries().forEach(privileged::remove);
                default -> {}
            }
        }
        return privileged;
    }
}
