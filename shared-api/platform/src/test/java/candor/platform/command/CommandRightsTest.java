package candor.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.SealedFamily;
import candor.access.AccessCommand;
import candor.access.AuditorCommand;
import candor.access.Role;
import candor.disclosure.DisclosureCommand;
import candor.incident.AlertDeliveryCommand;
import candor.incident.DeclarationCommand;
import candor.incident.IncidentCommand;
import candor.log.LogCommand;
import candor.request.RequestCommand;
import candor.signal.SignalCommand;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class CommandRightsTest {

    /** What an automation asks; no person may. */
    private static final Set<Class<?>> ONLY_BY_SYSTEM =
            Set.of(
            RequestCommand.StartErasure.class, RequestCommand.RecordErasure.class, RequestCommand.RecordContentErasure.class,
            TaskCommand.RemindOfTasks.class, TaskCommand.RecordReminderOutcome.class, AlertDeliveryCommand.DispatchAlert.class,
            AlertDeliveryCommand.RepeatAlertDelivery.class, AlertDeliveryCommand.RecordAlertDelivery.class, SignalCommand.ReceiveAlert.class);

    /** What anybody with an account may do. */
    private static final Set<Class<?>> EVERYBODY =
            Set.of(SignalCommand.ReportSuspicion.class, AccessCommand.IssueApiToken.class, AccessCommand.RevokeApiToken.class);

    /** Every record that implements a sealed family of commands, found on the class path and not in any list. */
    static Set<Class<? extends DomainCommand>> declared() throws IOException, ClassNotFoundException {
        Set<Class<? extends DomainCommand>> found = new HashSet<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:candor/*/*Command$*.class")) {
            String path = resource.getURL().getPath().replace('\\', '/');
            String name = path.substring(path.lastIndexOf("candor/"), path.length() - ".class".length()).replace('/', '.');
            Class<?> type = Class.forName(name);
            if (type.isRecord() && DomainCommand.class.isAssignableFrom(type)) {
                found.add(type.asSubclass(DomainCommand.class));
            }
        }
        return found;
    }

    static Stream<Class<? extends DomainCommand>> commands() throws IOException, ClassNotFoundException {
        return declared().stream();
    }

    @Test
    void listsEveryDeclaredCommandAndNoOther() throws IOException, ClassNotFoundException {
        assertThat(declared()).hasSizeGreaterThan(35);
        assertThat(CommandRights.commands()).containsExactlyInAnyOrderElementsOf(declared());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusesEveryRoleThatIsNotListed(Class<? extends DomainCommand> command) {
        Set<Role> others = EnumSet.allOf(Role.class);
        others.removeAll(CommandRights.allowed(command));
        assertThat(others.isEmpty()).as("everybody may").isEqualTo(EVERYBODY.contains(command));
        for (Role role : others) {
            assertThatThrownBy(() -> CommandRights.require(new Actor("a", "A", Set.of(role)), command))
                    .as("%s by %s", command.getSimpleName(), role)
                    .isInstanceOfSatisfying(RuleViolation.class, refused -> assertThat(refused.code()).isEqualTo("access.forbidden"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void letsEachListedRoleDoItAlone(Class<? extends DomainCommand> command) {
        assertThat(CommandRights.allowed(command).isEmpty()).as("nobody may").isEqualTo(ONLY_BY_SYSTEM.contains(command));
        assertThat(CommandRights.allowed(command)).allSatisfy(role -> CommandRights.require(new Actor("a", "A", Set.of(role)), command));
    }

    @Nested
    class OneRoleAlone {
        private static Set<Class<?>> mayIssue(Role role) {
            Set<Class<?>> may = new HashSet<>();
            CommandRights.commands().stream().filter(command -> CommandRights.allowed(command).contains(role)).forEach(may::add);
            return may;
        }

        private static Set<Class<?>> mayIssueBesideWhatEverybodyMay(Role role) {
            Set<Class<?>> may = mayIssue(role);
            may.removeAll(EVERYBODY);
            return may;
        }

        @Test
        void anAdministratorWritesNoIncidentEvent() {
            assertThat(mayIssue(Role.ADMINISTRATOR)).noneMatch(IncidentCommand.class::isAssignableFrom);
        }

        @Test
        void anAuditorOnlyExportsAndReportsWhatTheySee() {
            assertThat(mayIssueBesideWhatEverybodyMay(Role.AUDITOR)).containsExactly(DisclosureCommand.ExportTrail.class);
        }

        @Test
        void aReporterOnlyRaisesSignals() {
            assertThat(mayIssueBesideWhatEverybodyMay(Role.REPORTER)).containsExactlyInAnyOrder(SignalCommand.RaiseSignal.class, SignalCommand.RepeatSignal.class);
        }

        @Test
        void theSystemOnlyKeepsAccountsAuditorsAndKeysImportsExportsRemindsTakesAlertsAndCarriesOutErasures() {
            Set<Class<?>> bySystem = new HashSet<>();
            CommandRights.commands().stream().filter(command -> CommandRights.permits(null, command)).forEach(bySystem::add);
            Set<Class<?>> expected = new HashSet<>(SealedFamily.records(AccessCommand.class));
            expected.addAll(SealedFamily.records(AuditorCommand.class));
            expected.addAll(SealedFamily.records(LogCommand.class));
            expected.add(DeclarationCommand.ImportIncident.class);
            expected.add(PlaybookCommand.ImportCacaoPlaybook.class);
            expected.add(SignalCommand.RaiseSignal.class);
            expected.add(DisclosureCommand.ExportTrail.class);
            expected.addAll(ONLY_BY_SYSTEM);
            assertThat(bySystem).isEqualTo(expected);
        }
    }
}
