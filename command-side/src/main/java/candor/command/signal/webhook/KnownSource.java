package candor.command.signal.webhook;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.webhook.WebhookSecret;
import candor.signal.AlertForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registered source as its messages are verified: a fold of its own stream, made anew for each message, so that a secret counts from the
 * moment it was made and a revoked source is a stranger at once.
 *
 * @param generation of its newest secret
 * @param rotated when that one was made, by the ledger's clock; null for the first
 */
record KnownSource(String source, AlertForm form, long generation, @Nullable Instant rotated) {
    /** How long the secret before the newest is still taken: a working day to give the new one to the sender. */
    static final Duration OVERLAP = Duration.ofDays(1);

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The source, unless it was never registered or is revoked. */
    static Optional<KnownSource> find(String source, LedgerReader ledger) {
        if (!IDENTIFIER.matcher(source).matches()) {
            return Optional.empty();
        }
        Optional<KnownSource> known = Optional.empty();
        try (Stream<StoredEntry> entries = ledger.entries("source:" + source)) {
            for (StoredEntry entry : (Iterable<StoredEntry>) entries::iterator) {
                known = after(known, source, entry);
            }
        }
        return known;
    }

    private static Optional<KnownSource> after(Optional<KnownSource> before, String source, StoredEntry stored) {
        return switch (stored.entry().type()) {
            case "signal.SignalSourceRegistered" -> Optional.of(new KnownSource(source, AlertForm.valueOf(value(stored, "form")), 1, null));
            case "signal.SignalSourceSecretRotated" -> before.map(known ->
                    new KnownSource(source, known.form(), Long.parseLong(value(stored, "generation")), stored.entry().at()));
            case "signal.SignalSourceRevoked" -> Optional.empty();
            default -> before;
        };
    }

    private static String value(StoredEntry stored, String component) {
        return Objects.requireNonNull(stored.ordinary().get(component)).value().asText();
    }

    /** The secrets that a message may be signed with at a moment. */
    List<WebhookSecret> secrets(BinaryOperator<String> identify, Instant now) {
        WebhookSecret newest = WebhookSecret.of(identify, source, generation);
        boolean overlaps = rotated != null && now.isBefore(rotated.plus(OVERLAP));
        return overlaps ? List.of(newest, WebhookSecret.of(identify, source, generation - 1)) : List.of(newest);
    }
}
