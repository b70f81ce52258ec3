package candor.query.console.form;

import candor.DomainCommand;
import candor.query.console.form.Field.Group;
import candor.query.console.form.Field.Option;
import candor.query.console.form.Shape.Naming;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws the fields of one command around what was typed so far. */
final class FormBuilder {
    /** What a form is about is chosen on the page before it, not typed. */
    private static final Set<String> FIXED = Set.of(
            "EscalateSignal.signal", "SupersedeDecision.supersedes", "CorrectNote.note", "ExplainIrregularity.entry", "ContestAssertion.entry", "RecordSourceConflict.entry",
            "SplitIncident.other", "CompleteCorrectiveAction.action", "VerifyCorrectiveAction.action", "AcknowledgeAlert.alert", "DecideRansomPayment.demand",
            "RecordThirdPartyRelease.engagement", "WaivePrivilege.privilege",
            "PublishPlaybook.basedOn", "AddTask.incident", "ApplyPlaybook.playbook", "ApplyPlaybook.version");
    /** Names of teams, as this installation is set up to reach them; a field without any would only ask what nobody can answer. */
    private static final Set<String> TEAMS = Set.of("AlertTeam.teams", "AlertTeam.escalateTo");
    /** Commands whose fact is a time: its field is never folded away. */
    private static final Set<String> ABOUT_A_TIME = Set.of("EstablishOccurrence", "CorrectOccurrence", "EstablishDetection", "CorrectDetection");
    /** Rows of so many fields that on a telephone nobody would find one among them: all but one are folded away. */
    private static final Set<String> LONG_ROWS = Set.of("PublishPlaybook.steps");
    /** Times that most leave empty. */
    private static final Set<String> FOLDED = Set.of("ReportSuspicion.occurred");
    /** Short things although free text; one line serves. */
    private static final Set<String> ONE_LINE = Set.of(
            "RaiseSignal.source", "RaiseSignal.originReference", "RecordSource.source", "RecordSourceConflict.otherSource",
            "RecordSupplierStatement.supplier", "RecordPublicDisclosure.where", "RecordDecision.question", "ExportTrail.recipient",
            "CollectEvidence.name", "CollectEvidence.place", "RecordEvidenceDigest.name", "RecordEvidenceDigest.contentDigest", "RecordEvidenceDigest.place",
            "TransferEvidence.place", "ExportEvidence.recipient",
            "RecordIndicator.value", "RecordAffectedSystem.system", "RecordThirdPartyEngagement.name", "RecordDataRecovery.attestedBy", "RecordBriefing.attendees",
            "RecordReview.attendees", "RaiseCorrectiveAction.measure", "RecordCost.purpose",
            "PublishPlaybook.title", "PlaybookStep.title", "AddTask.title");

    private final Labels labels;
    private final TimeFields times;
    private final Choices choices;
    private final FormValues values;

    /**
     * Who can be chosen.
     *
     * @param teams names of those that alerts reach
     */
    record Choices(List<Option> accounts, List<String> teams) {}

    FormBuilder(Labels labels, String zone, Choices choices, FormValues values) {
        this.labels = labels;
        this.times = new TimeFields(labels, zone, values);
        this.choices = choices;
        this.values = values;
    }

    List<Field> fields(Class<? extends DomainCommand> command) {
        boolean open = ABOUT_A_TIME.contains(command.getSimpleName());
        return Shapes.of(command).parts().stream().filter(part -> !TEAMS.contains(part.key()) || !choices.teams().isEmpty()).map(part -> field(part, part.name(), open)).toList();
    }

    private Field field(Part part, String name, boolean open) {
        String label = labels.of(part.key());
        String hint = labels.hint(part.key());
        if (FIXED.contains(part.key()) && values.text(name).isPresent()) {
            return new Field.Fixed(name, values.raw(name));
        }
        return switch (part.shape()) {
            case Shape.Text text when text.freeText() && !ONE_LINE.contains(part.key()) -> new Field.Area(name, label, hint, part.optional(), values.raw(name), 4);
            case Shape.Text text -> new Field.Line(name, label, hint, part.optional(), values.raw(name), "text", text.suggestions());
            case Shape.Number _ -> new Field.Line(name, label, hint, part.optional(), values.raw(name), "numeric", List.of());
            case Shape.Numbers _ -> new Field.Area(name, label, hint, part.optional(), values.raw(name), 3);
            case Shape.Flag _ -> new Field.Tick(name, label, hint, values.text(name).isPresent());
            case Shape.OneOf one -> new Field.Select(name, label, hint, part.optional(), values.raw(name), options(one.type()));
            case Shape.SomeOf some -> new Field.Ticks(name, label, hint, options(some.type()), values.all(name));
            case Shape.Words _ when TEAMS.contains(part.key()) -> new Field.Ticks(name, label, hint, choices.teams().stream().map(team -> new Option(team, team)).toList(), values.all(name));
            case Shape.Words words -> words(name, label, hint, words.suggestions());
            case Shape.Person person -> person(name, label, hint, part.optional(), person.naming());
            case Shape.Time _ -> times.time(name, label, hint);
            case Shape.Interval _ -> FOLDED.contains(part.key()) ? folded(times.interval(name, label, hint)) : times.interval(name, label, hint);
            case Shape.Money _ -> money(name, label, hint);
            case Shape.Parts parts -> group(part, name, label, hint, parts, open);
            case Shape.Rows rows -> rows(name, label, hint, rows.row(), LONG_ROWS.contains(part.key()));
        };
    }

    /** Behind one line until somebody needs it, or has filled it in. */
    private Group folded(Group group) {
        return new Group(group.name(), group.label(), group.hint(), true, values.any(group.name()), group.inline(), group.fields());
    }

    private List<Option> options(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(value -> new Option(value.name(), labels.word(value))).toList();
    }

    private Field words(String name, String label, @Nullable String hint, List<String> suggestions) {
        if (suggestions.isEmpty()) {
            return new Field.Area(name, label, hint, true, values.raw(name), 2);
        }
        var ticks = new Field.Ticks(name, label, hint, suggestions.stream().map(s -> new Option(s, s)).toList(), values.all(name));
        var more = new Field.Area(name + ".more", labels.of("form.more"), labels.of("form.one-per-line"), true, values.raw(name + ".more"), 1);
        return new Group(name, label, null, false, true, false, List.of(ticks, more));
    }

    private Field person(String name, String label, @Nullable String hint, boolean optional, Naming naming) {
        var account = new Field.Select(name + ".account", naming == Naming.ACCOUNT ? label : labels.of("person.account"), hint, naming != Naming.ACCOUNT || optional, values.raw(name + ".account"), choices.accounts());
        var typed = new Field.Line(name + ".typed", naming == Naming.TYPED ? label : labels.of("person.typed"), hint, naming != Naming.TYPED || optional, values.raw(name + ".typed"), "text", List.of());
        return switch (naming) {
            case ACCOUNT -> account;
            case TYPED -> typed;
            case EITHER -> new Group(name, label, hint, false, true, true, List.of(
                    new Field.Select(account.name(), account.label(), null, true, account.value(), choices.accounts()),
                    new Field.Line(typed.name(), typed.label(), null, true, typed.value(), "text", List.of())));
        };
    }

    private Group money(String name, String label, @Nullable String hint) {
        return new Group(name, label, hint, false, true, true, List.of(
                new Field.Line(name + ".amount", labels.of("money.amount"), labels.hint("money.amount"), true, values.raw(name + ".amount"), "decimal", List.of()),
                new Field.Line(name + ".currency", labels.of("money.currency"), labels.hint("money.currency"), true, values.raw(name + ".currency"), "text", List.of("GBP", "EUR", "USD"))));
    }

    private Group group(Part part, String name, String label, @Nullable String hint, Shape.Parts parts, boolean open) {
        boolean folded = part.name().equals("attribution");
        boolean inline = parts.parts().stream().allMatch(p -> p.shape() instanceof Shape.Number || p.shape() instanceof Shape.OneOf || p.shape() instanceof Shape.Text);
        return new Group(name, label, hint, folded, open || values.any(name), inline, inside(name, parts));
    }

    private List<Field> inside(String name, Shape.Parts parts) {
        return parts.parts().stream().map(part -> field(part, name + "." + part.name(), false)).toList();
    }

    private Field.Rows rows(String name, String label, @Nullable String hint, Shape.Parts row, boolean isLong) {
        var groups = new ArrayList<Group>();
        List<Integer> numbers = values.rows(name);
        boolean more = values.text(FormValues.MORE).filter(name::equals).isPresent();
        int count = Math.max(1, numbers.isEmpty() ? 1 : numbers.getLast() + 1) + (more ? 1 : 0);
        int open = more ? count - 1 : 0;
        for (int i = 0; i < count; i++) {
            String at = name + "[" + i + "]";
            String title = labels.of(row.type().getSimpleName()) + " " + (i + 1) + values.text(at + ".title").map(text -> ": " + text).orElse("");
            groups.add(new Group(at, title, null, isLong && count > 1, i == open, false, inside(at, row)));
        }
        return new Field.Rows(name, label, hint, List.copyOf(groups));
    }
}
