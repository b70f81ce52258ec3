package candor.platform.command;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who issues a command, and under which key it may be repeated.
 *
 * @param actor the account that acts; null when the system does, which is never a default: see {@link #bySystem}
 * @param idempotencyKey 1 to 255 characters, chosen by the caller; the same key by the same actor is the same command
 * @param bodyHash hex SHA-256 of what the caller sent, see {@link BodyHash}; another body under the same key is refused
 * @param ifMatch last ordinal of the stream the caller has seen, where they say
 */
public record Issuance(@Nullable Actor actor, String idempotencyKey, String bodyHash, OptionalLong ifMatch) {
    private static final int LONGEST_KEY = 255;

    public Issuance {
        if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("an idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
    }

    /** An account acts. */
    public static Issuance by(Actor actor, String idempotencyKey, String bodyHash) {
        return new Issuance(actor, idempotencyKey, bodyHash, OptionalLong.empty());
    }

    /** Nobody acts: set-up, the command line, an importer. Only few commands may be issued so, see {@link CommandRights}. */
    public static Issuance bySystem(String idempotencyKey, String bodyHash) {
        return new Issuance(null, idempotencyKey, bodyHash, OptionalLong.empty());
    }

    /** The same, refused when the stream has newer entries that matter to the command. */
    public Issuance ifMatch(long ordinal) {
        return new Issuance(actor, idempotencyKey, bodyHash, OptionalLong.of(ordinal));
    }
}
