package candor.query.incident;

import static candor.query.incident.Told.account;
import static candor.query.incident.Told.text;
import static org.assertj.core.api.Assertions.assertThat;

import candor.DomainEvent;
import candor.access.Role;
import candor.incident.AlertChannel;
import candor.incident.AlertEvent.AlertAcknowledged;
import candor.incident.AlertEvent.TeamAlerted;
import candor.incident.Amount;
import candor.incident.CostEvent.CostRecorded;
import candor.incident.CostKind;
import candor.incident.CostStage;
import candor.incident.FindingEvent.IndicatorRecorded;
import candor.incident.IncidentView;
import candor.incident.IncidentWork.ActionStage;
import candor.incident.IncidentWork;
import candor.incident.IndicatorType;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.incident.PrivilegeGround;
import candor.incident.Progress;
import candor.incident.ResponseEvent.EradicationRecorded;
import candor.incident.ResponseRole;
import candor.incident.ReviewEvent.CorrectiveActionCompleted;
import candor.incident.ReviewEvent.CorrectiveActionRaised;
import candor.incident.ReviewEvent.CorrectiveActionVerified;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.query.fold.Envelopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fold of the work on an incident against a recomputation that looks at all entries at once, over random histories. */
class RandomWorkTest {
    private static final String INC = "01980000-0000-7000-8000-000000000001";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysWhatAllEntriesSay(long seed) {
        var random = new Random(seed);
        var ledger = new Envelopes();
        IncidentFold fold = IncidentFold.after(null, ledger.append(Told.declared(INC, "INC-2026-0001")));
        List<DomainEvent> told = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            DomainEvent event = event(random, told);
            if (!isPossible(event, told)) {
                event = Told.note(INC, i, "n", null, null);
            }
            told.add(event);
            fold = IncidentFold.after(fold, ledger.append(event));
            IncidentView view = Objects.requireNonNull(fold).view();
            assertThat(view.row().lastOrdinal()).isEqualTo(i + 2L);
            check(view.work(), told);
        }
    }

    private static void check(IncidentWork work, List<DomainEvent> told) {
        assertThat(work.reports()).hasSize((int) told.stream().filter(RandomWorkTest::isReport).count());
        assertThat(work.costs()).allSatisfy(total -> {
            assertThat(total.paid()).isEqualTo(sum(told, total.currency(), CostStage.PAID));
            assertThat(total.incurred()).isEqualTo(sum(told, total.currency(), CostStage.INCURRED));
            assertThat(total.estimated()).isEqualTo(sum(told, total.currency(), CostStage.ESTIMATED));
        });
        assertThat(work.alerts()).allSatisfy(alert -> assertThat(alert.heard())
                .hasSize((int) of(told, AlertAcknowledged.class).filter(heard -> heard.alert() == alert.number()).count()));
        assertThat(work.actions()).allSatisfy(action -> assertThat(action.stage()).isEqualTo(stage(told, action.number())));
        assertThat(work.privilegedEntries()).containsExactlyInAnyOrderElementsOf(privileged(told));
        assertThat(work.roles()).hasSize(of(told, RoleAssigned.class).toList().size() - of(told, RoleReleased.class).toList().size());
    }

    private static DomainEvent event(Random random, List<DomainEvent> told) {
        return switch (random.nextInt(12)) {
            case 0 -> new CostRecorded(INC, 1 + count(told, CostRecorded.class), pick(random, CostStage.values()), CostKind.LEGAL,
                    new Amount(1 + random.nextInt(100), random.nextBoolean() ? "EUR" : "GBP"), text("x"), null, null, null, null, null, List.of());
            case 1 -> new TeamAlerted(INC, 1 + count(told, TeamAlerted.class), List.of(Role.RESPONDER), null, List.of(), AlertChannel.MAIL, text("x"), null, List.of(), true, null, null, null, null);
            case 2 -> new AlertAcknowledged(INC, account("acc-" + random.nextInt(9)), 1 + random.nextInt(5), null, null, null, null);
            case 3 -> new CorrectiveActionRaised(INC, 1 + count(told, CorrectiveActionRaised.class), text("x"), account("ann"), null, null, null, null, null);
            case 4 -> new CorrectiveActionCompleted(INC, 1 + random.nextInt(5), text("x"), null, null, null, null, List.of());
            case 5 -> new CorrectiveActionVerified(INC, 1 + random.nextInt(5), random.nextBoolean(), text("x"), null, null, null, null);
            case 6 -> new PrivilegeAsserted(INC, 1 + count(told, PrivilegeAsserted.class), List.of(count(told, DomainEvent.class) + 1), PrivilegeGround.SETTLEMENT, text("x"), null, null, null, null);
            case 7 -> new PrivilegeWaived(INC, List.of(), 1 + random.nextInt(5), text("x"), null, null, null, null);
            case 8 -> new RoleAssigned(INC, ResponseRole.SCRIBE, account("acc-" + told.size()), null, null, null, null);
            case 9 -> of(told, RoleAssigned.class).filter(role -> of(told, RoleReleased.class).noneMatch(released -> released.holder().equals(role.holder()))).findFirst()
                    .<DomainEvent>map(role -> new RoleReleased(INC, role.role(), role.holder(), null, null, null, null, null)).orElseGet(() -> Told.note(INC, 1, "n", null, null));
            case 10 -> new EradicationRecorded(INC, Progress.PARTLY, text("x"), null, null, null, null, List.of());
            default -> new IndicatorRecorded(INC, 1 + count(told, IndicatorRecorded.class), IndicatorType.OTHER, text("x"), null, null, null, null, null, null, null, null, List.of());
        };
    }

    /** Nobody can speak about what is not on record. */
    private static boolean isPossible(DomainEvent event, List<DomainEvent> told) {
        return switch (event) {
            case AlertAcknowledged e -> e.alert() <= count(told, TeamAlerted.class);
            case CorrectiveActionCompleted e -> e.action() <= count(told, CorrectiveActionRaised.class);
            case CorrectiveActionVerified e -> e.action() <= count(told, CorrectiveActionRaised.class);
            case PrivilegeWaived e -> e.privilege() <= count(told, PrivilegeAsserted.class);
            default -> true;
        };
    }

    private static boolean isReport(DomainEvent event) {
        return event instanceof CostRecorded || event instanceof EradicationRecorded || event instanceof IndicatorRecorded;
    }

    private static long sum(List<DomainEvent> told, String currency, CostStage stage) {
        return of(told, CostRecorded.class).filter(cost -> cost.stage() == stage && currency.equals(cost.amount().currency())).mapToLong(cost -> cost.amount().minorUnits()).sum();
    }

    private static ActionStage stage(List<DomainEvent> told, long action) {
        ActionStage stage = ActionStage.OPEN;
        for (DomainEvent event : told.subList(raised(told, action), told.size())) {
            stage = switch (event) {
                case CorrectiveActionCompleted e when e.action() == action -> ActionStage.COMPLETED;
                case CorrectiveActionVerified e when e.action() == action -> e.effective() ? ActionStage.VERIFIED : ActionStage.NOT_EFFECTIVE;
                default -> stage;
            };
        }
        return stage;
    }

    private static int raised(List<DomainEvent> told, long action) {
        return IntStream.range(0, told.size()).filter(i -> told.get(i) instanceof CorrectiveActionRaised e && e.action() == action).findFirst().orElseThrow();
    }

    private static List<Long> privileged(List<DomainEvent> told) {
        return of(told, PrivilegeAsserted.class)
                .filter(asserted -> told.subList(told.indexOf(asserted), told.size()).stream().noneMatch(e -> e instanceof PrivilegeWaived waived && waived.privilege() == asserted.privilege()))
                .flatMap(asserted -> asserted.entries().stream()).distinct().toList();
    }

    private static long count(List<DomainEvent> told, Class<?> type) {
        return of(told, type).count();
    }

    private static <E> Stream<E> of(List<DomainEvent> told, Class<E> type) {
        return told.stream().filter(type::isInstance).map(type::cast);
    }

    private static <T> T pick(Random random, T[] values) {
        return Objects.requireNonNull(values[random.nextInt(values.length)]);
    }
}
