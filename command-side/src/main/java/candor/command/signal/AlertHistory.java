package candor.command.signal;

import candor.DomainEvent;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.SignalEvent.AlertReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signal, what its source said about it last, and whether it said what has just arrived before.
 *
 * @param last what the source said last; null before it said anything
 * @param arrived the alert that has just arrived
 * @param known whether exactly its bytes came before; an erased body is compared with nothing
 */
record AlertHistory(Signal signal, @Nullable AlertReceived last, Alert arrived, boolean known) {
    private static final String NOTHING = "not said";

    /** Before the first entry. */
    static AlertHistory of(Alert arrived) {
        return new AlertHistory(Signal.UNKNOWN, null, arrived, false);
    }

    AlertHistory evolve(DomainEvent event) {
        return event instanceof AlertReceived alert
                ? new AlertHistory(signal, alert, arrived, known || isTheSame(alert))
                : new AlertHistory(signal.evolve(event), last, arrived, known);
    }

    private boolean isTheSame(AlertReceived before) {
        return before.bodyDigest().text().isPresent() && before.bodyDigest().text().equals(arrived.bodyDigest().text());
    }

    /** What it says that the last one did not, one line each. */
    String changes() {
        List<String> lines = new ArrayList<>();
        if (last != null) {
            compare("Severity", last.statedSeverity(), arrived.severity()).ifPresent(lines::add);
            compare("Status", last.statedStatus(), arrived.status()).ifPresent(lines::add);
            compare("Title", last.title(), arrived.title()).ifPresent(lines::add);
            if (!words(last.description()).equals(words(arrived.description()))) {
                lines.add("It now says: " + words(arrived.description()));
            }
        }
        return lines.isEmpty() ? "Sent again; title, severity, status and description are the same." : String.join("\n", lines);
    }

    private static Optional<String> compare(String name, @Nullable FreeText before, @Nullable FreeText now) {
        return words(before).equals(words(now)) ? Optional.empty() : Optional.of(name + ": " + words(before) + " → " + words(now));
    }

    private static String words(@Nullable FreeText text) {
        return switch (text) {
            case null -> NOTHING;
            case FreeText.Known known -> known.value();
            case FreeText.Withheld _, FreeText.Erased _ -> "erased";
        };
    }
}
