package candor.platform.edge;

import candor.DomainCommand;
import candor.ledger.json.CanonicalJson;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandName;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Turns a request into a command and issues it, for the API and for forms alike: the same shape, the same refusals.
 */
public final class CommandEdge {
    private final CommandReader reader;
    private final CommandPort port;

    public CommandEdge(CommandReader reader, CommandPort port) {
        this.reader = reader;
        this.port = port;
    }

    /**
     * Issues the command that a request asks for.
     *
     * @param ids components that the path names, such as {@code incident}
     * @param body the other components, in the form the OpenAPI document states
     * @param key idempotency key
     * @param ifMatch last ordinal of the stream that the caller has seen
     * @throws Malformation when the request cannot be understood; else as {@link CommandPort#issue}
     */
    public Accepted issue(Class<? extends DomainCommand> type, Map<String, String> ids, JsonNode body, Actor actor, String key, OptionalLong ifMatch) {
        DomainCommand command = reader.read(type, ids, body);
        return port.issue(command, new Issuance(actor, key, hash(type, ids, body), ifMatch));
    }

    private static String hash(Class<? extends DomainCommand> type, Map<String, String> ids, JsonNode body) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("command", CommandName.of(type).kebab());
        new TreeMap<>(ids).forEach(whole.putObject("ids")::put);
        whole.set("body", body);
        return BodyHash.of(CanonicalJson.text(whole));
    }
}
