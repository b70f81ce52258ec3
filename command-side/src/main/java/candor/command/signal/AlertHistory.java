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
 * A signal and the alerts that were received about it.
 *
 * @param last what the source said last; null before it said anything
 * @param digests of the bodies, in order; of erased ones there are none
 */
record AlertHistory(Signal signal, @Nullable AlertReceived last, List<String> digests) {
    static final AlertHistory NONE = new AlertHistory(Signal.UNKNOWN, null, List.of());

    private static final String NOTHING = "not said";

    AlertHistory evolve(DomainEvent event) {
        if (!(event instanceof AlertReceived alert)) {
            return new AlertHistory(signal.evolve(event), last, digests);
        }
        List<String> all = new ArrayList<>(digests);
        alert.bodyDigest().text().ifPresent(all::add);
        return new AlertHistory(signal, alert, all);
    }

    /** Whether exactly these bytes came before. */
    boolean holds(Alert alert) {
        return alert.bodyDigest().text().filter(digests::contains).isPresent();
    }

    /** What the alert says that the last one did not, one line each. */
    String changes(Alert now) {
        List<String> lines = new ArrayList<>();
        if (last != null) {
            compare("Severity", last.statedSeverity(), now.severity()).ifPresent(lines::add);
            compare("Status", last.statedStatus(), now.status()).ifPresent(lines::add);
            compare("Title", last.title(), now.title()).ifPresent(lines::add);
            if (!words(last.description()).equals(words(now.description()))) {
                lines.add("It now says: " + words(now.description()));
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
