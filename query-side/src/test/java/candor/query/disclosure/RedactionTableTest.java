package candor.query.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.SealedFamily;
import candor.access.Role;
import candor.disclosure.DisclosureEvent;
import candor.evidence.EvidenceEvent;
import candor.incident.IncidentEvent;
import candor.ledger.trail.DisclosedEntry;
import candor.platform.command.Actor;
import candor.query.fold.EventNames;
import candor.request.RequestEvent;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.signal.SignalEvent;
import candor.task.TaskEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTableTest {

    /** A component as an event declares it. */
    record Declared(String type, String name, Class<?> value) {}

    static Stream<Declared> declared() {
        return Stream.<Class<? extends DomainEvent>>of(IncidentEvent.class, SignalEvent.class, EvidenceEvent.class, DisclosureEvent.class, RequestEvent.class, TaskEvent.class)
                .flatMap(context -> SealedFamily.records(context).stream())
                .flatMap(event -> Arrays.stream(event.getRecordComponents()).map(component -> declared(event, component)));
    }

    private static Declared declared(Class<?> event, RecordComponent component) {
        return new Declared(EventNames.of(event.asSubclass(DomainEvent.class)).iterator().next(), component.getName(), component.getType());
    }

    @ParameterizedTest
    @MethodSource("declared")
    void neitherInsurerNorPublicLearnsWhoAPersonIs(Declared component) {
        RedactionTable.Row row = RedactionTable.row(component.name(), component.type(), "");
        if (component.value() == Personal.class) {
            assertThat(List.of(row.insurer(), row.published())).doesNotContain(Sight.SHOWN);
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void nothingThatSomebodyTypedIsPublished(Declared component) {
        if (component.value() == FreeText.class || component.value() == Personal.class) {
            assertThat(RedactionTable.row(component.name(), component.type(), "").published()).isNotEqualTo(Sight.SHOWN);
        }
    }

    @Test
    void noRowIsLeftFromAComponentThatIsGone() {
        Set<String> known = new HashSet<>(Set.of(DisclosedEntry.ACTOR, "digests"));
        declared().forEach(component -> known.add(component.name()));
        assertThat(RedactionTable.ROWS).allSatisfy(row -> assertThat(known).contains(row.component()));
    }

    @Test
    void noTwoRowsAnswerTheSameQuestion() {
        assertThat(RedactionTable.ROWS.stream().map(RedactionTable.Row::key)).doesNotHaveDuplicates();
    }

    @Test
    void whoReportedInConfidenceIsKeptFromEverybody() {
        for (RedactionPolicy policy : RedactionPolicy.values()) {
            assertThat(policy.sight(RedactionTable.row("reportedBy", "signal.SignalRaised", RedactionTable.CONFIDENTIAL))).isEqualTo(Sight.REPORTER);
            assertThat(policy.sight(RedactionTable.row(DisclosedEntry.ACTOR, "signal.SignalRaised", RedactionTable.CONFIDENTIAL))).isEqualTo(Sight.REPORTER);
        }
    }

    @Test
    void whatOthersLentUsGoesToAuthorityAndAuditorOnly() {
        for (String component : List.of("value", "context", "sourceReference", "title", "link")) {
            RedactionTable.Row row = RedactionTable.row(component, "incident.IndicatorRecorded", RedactionTable.MARKED);
            assertThat(List.of(row.authority(), row.auditor())).containsOnly(Sight.SHOWN);
            assertThat(List.of(row.insurer(), row.published())).containsOnly(Sight.LENT);
        }
    }

    @Test
    void aComponentOfANewerReleaseGoesToAuthorityAndAuditorOnly() {
        RedactionTable.Row row = RedactionTable.row("somethingNew", "incident.SomethingHappened", "");
        assertThat(List.of(row.authority(), row.auditor())).containsOnly(Sight.SHOWN);
        assertThat(List.of(row.insurer(), row.published())).containsOnly(Sight.UNNAMED);
    }

    @Test
    void onlyAnAuditorOrThePrivacyOfficerOrdersTheWholeLog() {
        TrailOrder order = TrailOrder.of("auditor", true);
        order.requireOrderedBy(new Actor("a", "A", Set.of(Role.AUDITOR)));
        order.requireOrderedBy(new Actor("a", "A", Set.of(Role.PRIVACY_OFFICER)));
        Actor commander = new Actor("a", "A", Set.of(Role.COMMANDER, Role.COUNSEL, Role.ADMINISTRATOR));
        assertThatThrownBy(() -> order.requireOrderedBy(commander)).isInstanceOf(RuleViolation.class).hasMessageContaining("auditor or the privacy officer");
        TrailOrder.scoped(RedactionPolicy.AUDITOR).requireOrderedBy(commander);
    }

    @Test
    void theWholeLogGoesToNobodyElse() {
        assertThatThrownBy(() -> TrailOrder.of("insurer", true))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.code()).isEqualTo("disclosure.complete-for-auditors"));
        assertThatThrownBy(() -> TrailOrder.of("everybody", false)).hasMessageContaining("authority, auditor, insurer, public")
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.code()).isEqualTo("disclosure.unknown-policy"));
        assertThat(TrailOrder.recorded(TrailOrder.of("auditor", true).key())).isEqualTo(TrailOrder.of("auditor", true));
        assertThat(TrailOrder.recorded("public")).isEqualTo(TrailOrder.scoped(RedactionPolicy.PUBLIC));
    }
}
