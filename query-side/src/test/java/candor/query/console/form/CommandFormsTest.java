package candor.query.console.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.SealedFamily;
import candor.access.AccessCommand;
import candor.evidence.EvidenceCommand;
import candor.incident.ClassificationCommand;
import candor.incident.CostCommand;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.IncidentCommand;
import candor.incident.NoteCommand;
import candor.incident.ScopeCommand.AssessScope;
import candor.incident.ScopeCommand;
import candor.request.RequestCommand;
import candor.signal.SignalCommand;
import candor.task.PlaybookCommand;
import candor.task.TaskCommand;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class CommandFormsTest {
    private final Labels labels = new Labels(messages());
    private final CommandForms forms = new CommandForms(labels, "Europe/London", List.of("payments", "board"));

    static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("console");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private static final Set<Class<?>> NOT_ASKED =
            Set.of(SignalCommand.ReceiveAlert.class, ImportIncident.class, EvidenceCommand.RecordEvidenceAccess.class, EvidenceCommand.RecordEvidenceVerification.class, RequestCommand.StartErasure.class, RequestCommand.RecordErasure.class, RequestCommand.RecordContentErasure.class,
                    TaskCommand.RemindOfTasks.class, TaskCommand.RecordReminderOutcome.class, AccessCommand.IssueApiToken.class, AccessCommand.RevokeApiToken.class);

    /** Everything a person can be asked; what an erasure asks itself and what a machine sends is nobody's, an import is a file, and the export page and that of tokens ask for their own few things. */
    static Stream<Class<? extends DomainCommand>> commands() {
        return Stream.<Class<? extends DomainCommand>>of(SignalCommand.class, EvidenceCommand.class, IncidentCommand.class, AccessCommand.class, RequestCommand.class, PlaybookCommand.class, TaskCommand.class)
                .<Class<? extends DomainCommand>>flatMap(family -> SealedFamily.records(family).stream())
                .filter(type -> !NOT_ASKED.contains(type));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasALabelForEveryComponentAndAWordForEveryChoice(Class<? extends DomainCommand> command) {
        assertThat(CommandLabels.needed(command)).allSatisfy(key -> assertThat(labels.of(key)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAFormWithDistinctFieldNames(Class<? extends DomainCommand> command) {
        Form form = forms.form(command, "/somewhere", FormValues.NONE, List.of(), null, null);
        assertThat(names(form.fields())).doesNotHaveDuplicates();
    }

    private static List<String> names(List<? extends Field> fields) {
        return fields.stream().flatMap(field -> switch (field) {
            case Field.Group group -> names(group.fields()).stream();
            case Field.Rows rows -> names(rows.rows()).stream();
            default -> Stream.of(field.name());
        }).toList();
    }

    @Nested
    class Reading {
        @Test
        void whatIsLeftEmptyIsLeftOut() {
            assertThat(body(NoteCommand.AddNote.class, "text", "Bank M called.")).isEqualTo("{\"text\":\"Bank M called.\"}");
        }

        @Test
        void aZoneThatWasFilledInBeforehandSaysNothing() {
            assertThat(body(NoteCommand.AddNote.class, "text", "x", "attribution.occurred.zone", "Europe/London")).isEqualTo("{\"text\":\"x\"}");
        }

        @ParameterizedTest
        @CsvSource({"2017-09,,2017-09", "2018-04-06,9:48,2018-04-06T09:48", "2018,,2018", "2018-04-06,09,2018-04-06T09"})
        void whatIsFilledInGivesThePrecision(String date, String clock, String stated) {
            assertThat(body(NoteCommand.AddNote.class, "text", "x", "attribution.occurred.begin.date", date, "attribution.occurred.begin.clock", clock == null ? "" : clock, "attribution.occurred.zone", "Europe/London"))
                    .isEqualTo("{\"text\":\"x\",\"attribution\":{\"occurred\":{\"kind\":\"EXACT\",\"begin\":{\"stated\":\"" + stated + "\",\"zone\":\"Europe/London\"}}}}");
        }

        @Test
        void aZoneThatWasClearedIsOneThatNobodyStated() {
            assertThat(body(NoteCommand.AddNote.class, "text", "x", "attribution.known.date", "2018", "attribution.known.zone", ""))
                    .isEqualTo("{\"text\":\"x\",\"attribution\":{\"known\":{\"stated\":\"2018\"}}}");
        }

        @Test
        void aPersonIsAnAccountOrATypedName() {
            assertThat(body(NoteCommand.AddNote.class, "text", "x", "attribution.by.account", "a-1")).contains("\"by\":{\"account\":\"a-1\"}");
            assertThat(body(NoteCommand.AddNote.class, "text", "x", "attribution.by.typed", "Ann")).contains("\"by\":\"Ann\"");
            assertRefused("form.two-people", NoteCommand.AddNote.class, "text", "x", "attribution.by.account", "a-1", "attribution.by.typed", "Ann");
        }

        @Test
        void rowsThatWereLeftEmptyAreLeftOut() {
            assertThat(body(AssessScope.class,
                            "assertedBy", "PRESS", "persons.max", "40,000",
                            "cells[0].territory", "GB", "cells[0].elements[0].kind", "Payment", "cells[0].elements[0].encryption", "NONE",
                            "cells[1].territory", "", "cells[1].elements[0].encryption", "NONE"))
                    .isEqualTo("{\"assertedBy\":\"PRESS\",\"cells\":[{\"territory\":\"GB\",\"elements\":[{\"kind\":\"Payment\",\"specialCategory\":false,\"encryption\":\"NONE\"}],\"persons\":{},\"records\":{}}],\"persons\":{\"max\":40000},\"records\":{}}");
        }

        @Test
        void moneyIsCarriedInMinorUnitsOfItsCurrency() {
            assertThat(body(CostCommand.EstimateImpact.class, "total.amount", "1,250,000.50", "total.currency", "gbp")).contains("\"total\":{\"minorUnits\":125000050,\"currency\":\"GBP\"}");
            assertThat(body(CostCommand.EstimateImpact.class, "total.amount", "5000", "total.currency", "JPY")).contains("\"minorUnits\":5000");
        }

        @Test
        void tickedAndTypedWordsAreOneList() {
            assertThat(body(ClassificationCommand.ClassifyIncident.class, "classification.confirmation", "CONFIRMED", "classification.actions", "hacking", "classification.actions.more", "malware.Capture app data\n\n", "classification.assets", "S - Web application\r\nU - Desktop"))
                    .contains("\"actions\":[\"hacking\",\"malware.Capture app data\"]", "\"assets\":[\"S - Web application\",\"U - Desktop\"]");
        }

        @Test
        void whatIsNeededAndEmptyIsRefusedByTheNameOnTheForm() {
            assertThatThrownBy(() -> body(NoteCommand.AddNote.class, "text", "  ")).isInstanceOf(RuleViolation.class).hasMessage("Please fill in 'Note'.");
        }

        @Test
        void whatIsNoTimeNumberOrZoneIsRefused() {
            assertRefused("form.not-a-time", NoteCommand.AddNote.class, "text", "x", "attribution.occurred.begin.date", "06/04/2018");
            assertRefused("form.date-missing", NoteCommand.AddNote.class, "text", "x", "attribution.occurred.begin.clock", "09:48");
            assertRefused("form.not-a-zone", NoteCommand.AddNote.class, "text", "x", "attribution.occurred.begin.date", "2018", "attribution.occurred.zone", "Mars/Olympus");
            assertRefused("form.time-limits", NoteCommand.AddNote.class, "text", "x", "attribution.occurred.begin.date", "2018", "attribution.occurred.kind", "UNKNOWN");
            assertRefused("form.not-a-number", ScopeCommand.AssessScope.class, "assertedBy", "PRESS", "persons.max", "many");
        }
    }

    @Nested
    class Showing {
        @Test
        void whatWasTypedIsKeptAsTyped() {
            Form form = forms.form(NoteCommand.AddNote.class, "/x", FormValues.of(Map.of("text", " two  words ", CommandForms.KEY, "k-1")), List.of(), "12", "Refused.");
            assertThat(form.fields().getFirst()).isInstanceOfSatisfying(Field.Area.class, area -> assertThat(area.value()).isEqualTo(" two  words "));
            assertThat(form.key()).isEqualTo("k-1");
        }

        @Test
        void anotherRowIsAddedWhenAskedFor() {
            Form form = forms.form(AssessScope.class, "/x", FormValues.of(Map.of("cells[0].territory", "GB", FormValues.MORE, "cells")), List.of(), null, null);
            assertThat(form.fields()).filteredOn(Field.Rows.class::isInstance).first().isInstanceOfSatisfying(Field.Rows.class, rows -> assertThat(rows.rows()).hasSize(2));
        }

        @Test
        void aPartThatWasFilledInStaysOpen() {
            Form closed = forms.form(NoteCommand.AddNote.class, "/x", FormValues.NONE, List.of(), null, null);
            Form open = forms.form(NoteCommand.AddNote.class, "/x", FormValues.of(Map.of("attribution.by.typed", "Ann")), List.of(), null, null);
            assertThat(((Field.Group) closed.fields().getLast()).open()).isFalse();
            assertThat(((Field.Group) open.fields().getLast()).open()).isTrue();
        }
    }

    private String body(Class<? extends DomainCommand> command, String... pairs) {
        var values = new java.util.HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return forms.body(command, FormValues.of(values)).toString();
    }

    private void assertRefused(String code, Class<? extends DomainCommand> command, String... pairs) {
        assertThatThrownBy(() -> body(command, pairs)).isInstanceOfSatisfying(RuleViolation.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
