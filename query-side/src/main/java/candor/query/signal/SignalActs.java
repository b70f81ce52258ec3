package candor.query.signal;

import candor.DomainCommand;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.query.console.Act;
import candor.query.console.form.Labels;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.AnswerReporter;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RepeatSignal;
import candor.signal.SignalRow;
import java.util.List;
import java.util.Optional;

/** What a person may do with a signal, by their rights and its state; only what a person raised can be answered. */
final class SignalActs {
    private static final List<Class<? extends DomainCommand>> ALL =
            List.of(AcknowledgeSignal.class, EscalateSignal.class, LinkSignal.class, DismissSignal.class, AnswerReporter.class, RepeatSignal.class);

    private final Labels labels;

    SignalActs(Labels labels) {
        this.labels = labels;
    }

    static Optional<Class<? extends DomainCommand>> named(String kebab) {
        return ALL.stream().filter(command -> CommandName.of(command).kebab().equals(kebab)).findFirst();
    }

    List<Act> of(SignalRow row, Actor actor) {
        return possible(row).stream()
                .filter(command -> CommandRights.permits(actor, command))
                .filter(command -> command != AnswerReporter.class || row.testimony().actor() != null || row.confidential())
                .map(command -> new Act(labels.of(command.getSimpleName()), "/signals/" + row.signal() + "/do/" + CommandName.of(command).kebab()))
                .toList();
    }

    private static List<Class<? extends DomainCommand>> possible(SignalRow row) {
        return switch (row.state()) {
            case RAISED -> ALL;
            case ACKNOWLEDGED -> ALL.subList(1, ALL.size());
            case DISMISSED -> List.of(EscalateSignal.class, LinkSignal.class, AnswerReporter.class, RepeatSignal.class);
            case LINKED, ESCALATED -> List.of(LinkSignal.class, AnswerReporter.class, RepeatSignal.class);
        };
    }
}
