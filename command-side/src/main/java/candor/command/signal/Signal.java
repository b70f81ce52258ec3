package candor.command.signal;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.IncidentStanding;
import candor.signal.SignalCommand.AcknowledgeSignal;
import candor.signal.SignalCommand.AnswerReporter;
import candor.signal.SignalCommand.DismissSignal;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalEvent;
import candor.signal.SignalEvent.ReporterAnswered;
import candor.signal.SignalEvent.SignalAcknowledged;
import candor.signal.SignalEvent.SignalDismissed;
import candor.signal.SignalEvent.SignalEscalated;
import candor.signal.SignalEvent.SignalLinked;
import candor.signal.SignalEvent.SignalRaised;
import candor.signal.SignalEvent.SignalRepeated;
import candor.testimony.Attribution;
import candor.sealing.FreeText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A signal.
 * @param dismissed at some time
 * @param settled nothing was said since it was dismissed
 * @param incidents to which it belongs
 */
record Signal(boolean raised, boolean acknowledged, boolean dismissed, boolean settled, long repetitions, Set<String> incidents) {
    static final Signal UNKNOWN = new Signal(false, false, false, false, 0, Set.of());

    Signal evolve(DomainEvent event) {
        return switch (event) {
            case SignalRaised e -> new Signal(true, false, false, false, 0, Set.of());
            case SignalRepeated e -> new Signal(raised, acknowledged && !settled, dismissed, false, e.repetition(), incidents);
            case SignalAcknowledged e -> new Signal(raised, true, dismissed, settled, repetitions, incidents);
            case SignalDismissed e -> new Signal(raised, acknowledged, true, true, repetitions, incidents);
            case SignalLinked e -> new Signal(raised, acknowledged, dismissed, settled, repetitions, with(e.incident()));
            case SignalEscalated e -> new Signal(raised, acknowledged, dismissed, settled, repetitions, with(e.incident()));
            default -> this;
        };
    }

    void requireNew() {
        if (raised) {
            throw new RuleViolation("signal.already-raised", "This signal was raised before: repeat it if there is more to say.");
        }
    }

    private Set<String> with(String incident) {
        var more = new HashSet<>(incidents);
        more.add(incident);
        return Set.copyOf(more);
    }

    SignalEvent repeat(String signal, FreeText text, Attribution by) {
        requireRaised();
        return new SignalRepeated(signal, repetitions + 1, text, by.occurred(), by.known(), by.by(), by.means());
    }

    SignalEvent decide(AcknowledgeSignal command) {
        requireRaised();
        if (acknowledged) {
            throw new RuleViolation("signal.already-acknowledged", "Somebody has read this signal before: link it, escalate it or dismiss it.");
        }
        return new SignalAcknowledged(command.signal());
    }

    SignalEvent decide(AnswerReporter command) {
        requireRaised();
        return new ReporterAnswered(command.signal(), command.answer());
    }

    /** The reporter is told in the same append, or neither is recorded. */
    List<SignalEvent> decide(DismissSignal command) {
        requireRaised();
        if (!incidents.isEmpty()) {
            throw new RuleViolation("signal.already-taken-up", "This signal belongs to an incident: decide there, it cannot be dismissed any more.");
        }
        if (settled) {
            throw new RuleViolation("signal.already-dismissed", "This signal was dismissed before: link it or escalate it if that was wrong.");
        }
        Attribution by = command.attribution();
        var dismissed = new SignalDismissed(command.signal(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
        return command.answer() == null ? List.of(dismissed) : List.of(dismissed, new ReporterAnswered(command.signal(), command.answer()));
    }

    /** What was dismissed and turns out to belong to an incident was missed, and stays so. */
    SignalEvent decide(LinkSignal command, IncidentStanding target) {
        requireRaised();
        target.requireOpen("you link a signal to it");
        if (incidents.contains(command.incident())) {
            throw new RuleViolation("signal.already-linked", "This signal belongs to that incident already: nothing is left to do.");
        }
        Attribution by = command.attribution();
        return new SignalLinked(command.signal(), command.incident(), command.reason(), dismissed, by.occurred(), by.known(), by.by(), by.means());
    }

    private void requireRaised() {
        if (!raised) {
            throw new RuleViolation("signal.not-found", "There is no such signal: check the link, or look for it in the list of signals.");
        }
    }
}
