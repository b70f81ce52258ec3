package candor.platform.internal;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.codec.StoredJson;
import candor.platform.access.Actors;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import candor.platform.edge.Malformation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes commands from the query side. The account's name and roles are read from the ledger, never believed. */
@RestController
public class InternalCommands {
    private final ObjectMapper json = StoredJson.mapper();
    private final CommandPort port;
    private final Actors actors;
    private final BearerToken token;

    public InternalCommands(CommandPort port, Actors actors, BearerToken token) {
        this.port = port;
        this.actors = actors;
        this.token = token;
    }

    @PostMapping("/internal/commands")
    Accepted issue(@RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization, @RequestBody JsonNode body) {
        token.require(authorization);
        try {
            CommandCall call = json.treeToValue(body, CommandCall.class);
            DomainCommand command = json.treeToValue(call.payload(), call.type());
            OptionalLong ifMatch = call.ifMatch() == null ? OptionalLong.empty() : OptionalLong.of(call.ifMatch());
            return port.issue(command, new Issuance(actor(call.account()), call.idempotencyKey(), call.bodyHash(), ifMatch));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new Malformation("request.malformed", "the call is not one of this release: run the same release on both sides");
        }
    }

    private @Nullable Actor actor(@Nullable String account) {
        if (account == null) {
            return null;
        }
        return actors.find(account).orElseThrow(() -> new RuleViolation("access.forbidden", "this account is closed: sign in with another one"));
    }
}
