package candor.platform.internal;

import candor.DomainCommand;
import candor.platform.command.CommandRights;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way from the query side to the command side.
 *
 * @param command its class, within the closed list of {@link CommandRights}
 * @param payload its components, sealed ones as sealed values
 * @param account that acts; the command side looks up its name and roles itself
 */
record CommandCall(String command, JsonNode payload, @Nullable String account, String idempotencyKey, String bodyHash, @Nullable Long ifMatch) {

    /** The class of the command; nothing that is not a command can be named. */
    Class<? extends DomainCommand> type() {
        return CommandRights.commands().stream()
                .filter(known -> known.getName().equals(command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an unknown command"));
    }
}
