package candor.platform.openapi;

import candor.DomainCommand;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandName;
import candor.platform.command.CommandRights;
import candor.platform.edge.CommandEndpoint;
import candor.platform.edge.CommandReader;
import candor.platform.edge.Problem;
import candor.platform.webhook.SignedMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.MimeType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI 3.1 description of everything that is registered below {@code /api}: commands by the shape their body is read by, the rest by
 * the signatures of their controllers. Nothing in it is written by hand, so nothing can be forgotten.
 */
public final class OpenApiDocument {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, String> HEADERS = Map.of(
            CommandEndpoint.IDEMPOTENCY_KEY, "the same key with the same body is the same command",
            "Repr-Digest", "RFC 9530, sha-256; refused when the file has another one",
            "Content-Digest", "RFC 9530, sha-256; refused when the file has another one");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SIGNATURE = "webhookSignature";

    private final CommandEndpoint commands;
    private final RequestMappingHandlerMapping mappings;

    OpenApiDocument(CommandEndpoint commands, RequestMappingHandlerMapping mappings) {
        this.commands = commands;
        this.mappings = mappings;
    }

    /** The document. */
    public ObjectNode json() {
        SchemaWriter schemas = new SchemaWriter();
        Map<String, ObjectNode> paths = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/") && !path.equals(OpenApiEndpoint.PATH))
                .forEach(path -> methods(info).forEach(method ->
                        paths.computeIfAbsent(path, _ -> NODES.objectNode()).set(method.name().toLowerCase(Locale.ROOT), operation(path, method, info, handler, schemas)))));
        ObjectNode document = NODES.objectNode().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Candor").put("version", "1")
                .put("description", "Every command is one POST. A refusal is a problem (RFC 9457) with a stable code and one sentence.");
        paths.forEach(document.putObject("paths")::set);
        ObjectNode components = document.putObject("components");
        schemas.components(Accepted.class);
        schemas.components(Problem.class);
        components.set("schemas", schemas.components());
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("basic").put("type", "http").put("scheme", "basic");
        schemes.putObject("bearer").put("type", "http").put("scheme", "bearer").put("description", "an API token of an account");
        schemes.putObject(SIGNATURE).put("type", "apiKey").put("in", "header").put("name", SignedMessage.SIGNATURE);
        ArrayNode security = document.putArray("security");
        security.addObject().putArray("basic");
        security.addObject().putArray("bearer");
        return document;
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
    }

    private ObjectNode operation(String path, RequestMethod method, RequestMappingInfo info, HandlerMethod handler, SchemaWriter schemas) {
        Class<? extends DomainCommand> command = commands.commands().get(path);
        return command != null && method == RequestMethod.POST ? command(path, command, schemas) : read(path, info, handler, schemas);
    }

    private static ObjectNode command(String path, Class<? extends DomainCommand> type, SchemaWriter schemas) {
        ObjectNode operation = NODES.objectNode().put("operationId", CommandName.of(type).kebab()).put("summary", CommandName.of(type).words());
        operation.put("description", "Roles: " + CommandRights.allowed(type).stream().sorted().map(Enum::name).reduce((a, b) -> a + ", " + b).orElse("none"));
        ArrayNode parameters = pathVariables(path, operation);
        header(parameters, CommandEndpoint.IDEMPOTENCY_KEY, "the same key with the same body is the same command");
        header(parameters, "If-Match", "last entity tag seen; refused when newer events matter to the command");
        Set<String> inPath = variables(path);
        operation.putObject("requestBody").put("required", true).putObject("content").putObject("application/json")
                .set("schema", schemas.body(CommandReader.shape(type), inPath));
        boolean creates = !inPath.contains(CommandReader.target(type));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode accepted = responses.putObject(creates ? "201" : "200").put("description", "accepted; the events are durable");
        accepted.putObject("headers").putObject("ETag").putObject("schema").put("type", "string");
        accepted.putObject("content").putObject("application/json").set("schema", schemas.components(Accepted.class));
        refusals(responses, schemas);
        return operation;
    }

    private static ObjectNode read(String path, RequestMappingInfo info, HandlerMethod handler, SchemaWriter schemas) {
        ObjectNode operation = NODES.objectNode().put("operationId", handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName());
        ArrayNode parameters = pathVariables(path, operation);
        Arrays.stream(handler.getMethodParameters()).forEach(parameter -> parameter(parameter, operation, parameters, schemas));
        Optional.ofNullable(handler.getMethodAnnotation(Described.class)).ifPresent(described -> describe(described, operation, parameters, schemas));
        ObjectNode responses = operation.putObject("responses");
        ObjectNode content = responses.putObject("200").put("description", "the answer").putObject("content");
        Type answer = SchemaWriter.unwrapped(handler.getMethod().getGenericReturnType());
        var media = info.getProducesCondition().getProducibleMediaTypes().stream().map(MimeType::toString).findFirst().orElse("application/json");
        content.putObject(media).set("schema", media.contains("json") ? schemas.answer(answer) : NODES.objectNode());
        refusals(responses, schemas);
        return operation;
    }

    private static void describe(Described described, ObjectNode operation, ArrayNode parameters, SchemaWriter schemas) {
        operation.put("summary", described.summary()).put("description", described.text());
        ObjectNode content = operation.putObject("requestBody").put("required", true).putObject("content");
        for (String media : described.media()) {
            content.putObject(media).set("schema", content.size() == 1 ? schemas.requested(described.body()) : NODES.objectNode().put("type", "object"));
        }
        if (described.signed()) {
            header(parameters, SignedMessage.ID, "the same id with the same body is the same message");
            header(parameters, SignedMessage.TIMESTAMP, "seconds since 1970, at most five minutes from now");
            operation.putArray("security").addObject().putArray(SIGNATURE);
        }
    }

    private static void parameter(MethodParameter parameter, ObjectNode operation, ArrayNode parameters, SchemaWriter schemas) {
        if (parameter.getParameterType() == Actor.class || parameter.hasParameterAnnotation(PathVariable.class)) {
            return;
        }
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            operation.putObject("requestBody").put("required", true).putObject("content").putObject("application/json")
                    .set("schema", schemas.requested(parameter.getGenericParameterType()));
        }
        if (parameter.getParameterType() == InputStream.class) {
            operation.putObject("requestBody").put("required", true)
                    .put("description", "the file as it is; its name in Content-Disposition (RFC 6266), what is said of it in Evidence-Description, "
                            + "Evidence-Place and Evidence-Obtained, percent-encoded")
                    .putObject("content").putObject("application/octet-stream").putObject("schema").put("type", "string").put("format", "binary");
        }
        RequestHeader stated = parameter.getParameterAnnotation(RequestHeader.class);
        if (stated != null && parameter.getParameterType() == String.class) {
            header(parameters, stated.name(), HEADERS.getOrDefault(stated.name(), "as its standard says"));
        }
        boolean gathered = parameter.getParameterType().isRecord() && parameter.getParameterAnnotations().length == 0;
        if (gathered) {
            Arrays.stream(parameter.getParameterType().getRecordComponents()).forEach(component -> parameters.addObject()
                    .put("name", component.getName()).put("in", "query").put("required", false)
                    .set("schema", schemas.answer(SchemaWriter.unwrapped(component.getGenericType()))));
        }
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            String name = query.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : query.name();
            ObjectNode described = parameters.addObject().put("name", name).put("in", "query").put("required", query.required() && !parameter.isOptional());
            described.set("schema", schemas.answer(SchemaWriter.unwrapped(parameter.getGenericParameterType())));
        }
    }

    private static ArrayNode pathVariables(String path, ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        variables(path).stream().sorted(Comparator.naturalOrder()).forEach(name ->
                parameters.addObject().put("name", name).put("in", "path").put("required", true).putObject("schema").put("type", "string"));
        return parameters;
    }

    private static Set<String> variables(String path) {
        Matcher variables = VARIABLE.matcher(path);
        return Set.copyOf(variables.results().map(found -> found.group(1)).toList());
    }

    private static void header(ArrayNode parameters, String name, String description) {
        parameters.addObject().put("name", name).put("in", "header").put("required", false).put("description", description).putObject("schema").put("type", "string");
    }

    private static void refusals(ObjectNode responses, SchemaWriter schemas) {
        responses.putObject("default").put("description", "refused; nothing has changed").putObject("content").putObject("application/problem+json")
                .set("schema", schemas.components(Problem.class));
    }
}
