package candor.command.signal;

import candor.DomainEvent;
import candor.command.Caller;
import candor.command.History;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.SignalCommand.ReceiveAlert;
import candor.signal.SignalEvent.AlertReceived;
import candor.signal.SignalEvent.SignalRaised;
import candor.testimony.Attribution;
import candor.testimony.Means;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts of registered systems: each finding is one signal, and each new state of it a repetition that says what changed. */
final class Alerts {
    /** What is read in a list; the whole is in the body. */
    private static final int LONGEST_TEXT = 4_000;

    private Alerts() {}

    static List<DomainEvent> receive(ReceiveAlert command, Caller caller, History history) {
        AlertSource source = AlertSource.read(command.signalSource(), history).requireActive();
        Optional<String> known = Raising.ofSameOrigin(command.originKey(), history);
        return known.map(signal -> again(signal, command, history)).orElseGet(() -> first(source, command, history));
    }

    private static List<DomainEvent> first(AlertSource source, ReceiveAlert command, History history) {
        SignalModule.read(command.signal(), history).requireNew();
        Alert alert = command.alert();
        var raised = new SignalRaised(
                command.signal(), source.channel(), source.shownName(), command.originKey(), alert.uid(), text(alert), false, alert.occurred(), alert.known(),
                null, Means.SYSTEM);
        return List.of(raised, received(command.signal(), command));
    }

    private static List<DomainEvent> again(String signal, ReceiveAlert command, History history) {
        Alert alert = command.alert();
        AlertHistory before = history.fold(SignalModule.entries(signal), AlertHistory.FOLD);
        if (before.knows(alert)) {
            // The same record of the same source a second time adds nothing.
            return List.of();
        }
        var by = new Attribution(alert.occurred(), alert.known(), null, Means.SYSTEM);
        return List.of(before.signal().repeat(signal, FreeText.of(cut(before.changes(alert))), by), received(signal, command));
    }

    private static AlertReceived received(String signal, ReceiveAlert command) {
        Alert alert = command.alert();
        return new AlertReceived(
                signal, command.signalSource(), alert.form(), alert.uid(), alert.title(), alert.severity(), alert.status(), alert.description(), alert.body(),
                alert.bodyDigest());
    }

    private static FreeText text(Alert alert) {
        var text = new StringBuilder(words(alert.title()));
        add(text, "\nSeverity: ", alert.severity());
        add(text, "\nStatus: ", alert.status());
        add(text, "\n", alert.description());
        return FreeText.of(cut(text.toString()));
    }

    private static void add(StringBuilder text, String before, @Nullable FreeText part) {
        if (part != null) {
            text.append(before).append(words(part));
        }
    }

    private static String words(FreeText text) {
        return text.text().orElse("");
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
        return text.substring(0, LONGEST_TEXT - (splits ? 1 : 0)) + "…";
    }
}
