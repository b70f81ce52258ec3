package candor.ledger.mongodb.append;

import candor.ledger.Malformed;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the edge says about the command whose events are appended.
 *
 * @param commandId the events' cause; random where the caller gave none
 * @param named whether the caller gave it
 * @param bodyHash hex SHA-256 of the canonical request body; empty where the caller gave none
 * @param actor account reference of who acted; null when no account did
 * @param actorName how that account is shown
 * @param ifMatch ordinal of the stream that the caller has seen
 * @param queued whether the caller has more to do than to wait for it, and so does not write its block
 */
public record CommandFacts(UUID commandId, boolean named, String bodyHash, @Nullable String actor, @Nullable String actorName,
                           OptionalLong ifMatch, boolean queued) {

    /** Metadata keys that speak to the engine; none of them is stored. */
    public static final Set<String> KEYS = Set.of("actor", "actorName", "commandId", "bodyHash", "ifMatch", "queued");

    /** No command is known: nobody acted. */
    public static CommandFacts unknown() {
        return new CommandFacts(UUID.randomUUID(), false, "", null, null, OptionalLong.empty(), false);
    }

    /** @throws Malformed if a value is not of its form */
    public static CommandFacts of(Map<String, String> metadata) {
        String id = metadata.get("commandId");
        try {
            return new CommandFacts(id == null ? UUID.randomUUID() : UUID.fromString(id), id != null, metadata.getOrDefault("bodyHash", ""),
                    metadata.get("actor"), metadata.get("actorName"), ifMatch(metadata.get("ifMatch")), Boolean.parseBoolean(metadata.get("queued")));
        } catch (IllegalArgumentException e) {
            throw new Malformed("a command's metadata: commandId is a UUID, ifMatch a decimal number");
        }
    }

    private static OptionalLong ifMatch(@Nullable String ordinal) {
        return ordinal == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(ordinal));
    }
}
