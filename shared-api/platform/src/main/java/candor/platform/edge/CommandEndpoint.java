package candor.platform.edge;

import candor.DomainCommand;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.EventReceipt;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Takes every command that a context has given a path. */
public final class CommandEndpoint {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** An entity tag (RFC 9110, section 8.8.3) of ours: the last ordinal of the stream. */
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private static final int LONGEST_KEY = 255;

    private final CommandEdge edge;
    private final Map<String, Class<? extends DomainCommand>> commands = new TreeMap<>();

    public CommandEndpoint(CommandEdge edge, List<CommandRoutes> routes) {
        this.edge = edge;
        routes.forEach(context -> commands.putAll(context.paths()));
    }

    /** Each path with its command. */
    public Map<String, Class<? extends DomainCommand>> commands() {
        return Map.copyOf(commands);
    }

    void register(RequestMappingHandlerMapping mappings) throws NoSuchMethodException {
        var method = CommandEndpoint.class.getDeclaredMethod("post", Map.class, JsonNode.class, Actor.class, String.class, String.class, HttpServletRequest.class);
        for (String path : commands.keySet()) {
            RequestMappingInfo info = RequestMappingInfo.paths(path).methods(RequestMethod.POST)
                    .consumes(MediaType.APPLICATION_JSON_VALUE)
                    // Whoever takes another answer is refused before anything is stored, and not after.
                    .produces(MediaType.APPLICATION_JSON_VALUE).options(mappings.getBuilderConfiguration()).build();
            mappings.registerMapping(info, this, method);
        }
    }

    @ResponseBody
    ResponseEntity<Accepted> post(
            @PathVariable Map<String, String> ids,
            @RequestBody JsonNode body,
            Actor actor,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            HttpServletRequest request) {
        String path = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Class<? extends DomainCommand> type = Objects.requireNonNull(commands.get(path));
        Accepted accepted = edge.issue(type, ids, body, actor, key(key), seen(ifMatch));
        boolean creates = !path.contains("{" + CommandReader.target(type) + "}");
        ResponseEntity.BodyBuilder response = ResponseEntity.status(creates ? HttpStatus.CREATED : HttpStatus.OK);
        stream(accepted, creates ? null : ids.get(CommandReader.target(type))).ifPresent(last -> {
            response.eTag("\"" + last.ordinal() + "\"");
            if (creates) {
                response.location(URI.create("/api/" + last.stream().replaceFirst(":", "s/")));
            }
        });
        return response.body(accepted);
    }

    /**
     * The key as it was sent, or a new one where none was.
     *
     * @throws Malformation {@code request.bad-idempotency-key}
     */
    public static String key(@Nullable String key) {
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Malformation("request.bad-idempotency-key", "an idempotency key has 1 to " + LONGEST_KEY + " characters");
        }
        return key;
    }

    private static OptionalLong seen(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return OptionalLong.empty();
        }
        Matcher tag = ENTITY_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Malformation("request.bad-entity-tag", "If-Match takes one entity tag as it was given, such as \"12\"");
        }
        return OptionalLong.of(Long.parseLong(tag.group(1)));
    }

    /** The last event of the stream the command was addressed to. */
    private static Optional<EventReceipt> stream(Accepted accepted, @Nullable String target) {
        return accepted.events().stream().filter(event -> target == null || event.stream().endsWith(":" + target)).reduce((_, later) -> later);
    }
}
