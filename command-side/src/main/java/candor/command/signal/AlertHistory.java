package candor.command.signal;

import candor.DomainEvent;
import candor.command.Fold;
import candor.sealing.FreeText;
import candor.signal.Alert;
import candor.signal.SignalEvent.AlertReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signal, what its source said about it last, and the bodies of all that it said.
 *
 * @param last null before it said anything
 * @param bodies their digests; an erased body is compared with nothing
 */
record AlertHistory(Signal signal, @Nullable Said last, Digests bodies) {
    static final Fold<AlertHistory> FOLD = new Fold<>(new AlertHistory(Signal.UNKNOWN, null, Digests.NONE), AlertHistory::evolve);
    private static final String NOTHING = "not said";

    /** What is compared with the next alert; not its body, which is kept in memory for no signal. */
    record Said(FreeText title, @Nullable FreeText severity, @Nullable FreeText status, @Nullable FreeText description) {}

    private AlertHistory evolve(DomainEvent event) {
        return event instanceof AlertReceived alert
                ? new AlertHistory(
                        signal, new Said(alert.title(), alert.statedSeverity(), alert.statedStatus(), alert.description()),
                        alert.bodyDigest().text().map(bodies::with).orElse(bodies))
                : new AlertHistory(signal.evolve(event), last, bodies);
    }

    /** Whether exactly its bytes came before. */
    boolean knows(Alert arrived) {
        return arrived.bodyDigest().text().filter(bodies::contains).isPresent();
    }

    /** What it says that the last one did not, one line each. */
    String changes(Alert arrived) {
        List<String> lines = new ArrayList<>();
        if (last != null) {
            compare("Severity", last.severity(), arrived.severity()).ifPresent(lines::add);
            compare("Status", last.status(), arrived.status()).ifPresent(lines::add);
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
