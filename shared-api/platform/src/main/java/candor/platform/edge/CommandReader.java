package candor.platform.edge;

import candor.DomainCommand;
import candor.UuidV7;
import candor.access.AccessCommand;
import candor.platform.edge.shape.BodyReader;
import candor.platform.edge.shape.Shape;
import candor.platform.edge.shape.Shapes;
import candor.sealing.SubjectReference;
import candor.signal.SignalCommand;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import org.axonframework.modelling.annotation.TargetEntityId;

/** Makes a command of a path, a body and what only the server knows: when it arrived, and the key of a stranger's identifier. */
public final class CommandReader {
    private static final Set<String> SET_BY_SERVER = Set.of("receivedAt", "year", "originKey");
    private static final Set<String> OPTIONAL = Set.of("asKnownAt");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int RANDOM_BYTES = 10;

    private final InstantSource clock;
    private final ZoneId zone;
    private final BinaryOperator<String> identify;
    private final SecureRandom random = new SecureRandom();
    private final Map<Class<?>, Shape.Structure> shapes = new ConcurrentHashMap<>();

    /**
     * @param zone of the ledger: the year of a reference is counted in it
     * @param identify (namespace, value) to its opaque name in this ledger
     */
    public CommandReader(InstantSource clock, ZoneId zone, BinaryOperator<String> identify) {
        this.clock = clock;
        this.zone = zone;
        this.identify = identify;
    }

    /** What the body of this command looks like. */
    public static Shape.Structure shape(Class<? extends DomainCommand> type) {
        Set<String> optional = union(OPTIONAL, target(type));
        return Shapes.of(type.asSubclass(Record.class), SET_BY_SERVER, optional);
    }

    private static Set<String> union(Set<String> some, String one) {
        Set<String> all = new HashSet<>(some);
        all.add(one);
        return Set.copyOf(all);
    }

    /** The component that names what the command is addressed to. */
    public static String target(Class<? extends DomainCommand> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(TargetEntityId.class) || component.getAccessor().isAnnotationPresent(TargetEntityId.class))
                .map(RecordComponent::getName)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " has no target"));
    }

    /**
     * Reads it.
     *
     * @param ids components that the path names
     * @throws Malformation naming what is wrong
     */
    public DomainCommand read(Class<? extends DomainCommand> type, Map<String, String> ids, JsonNode body) {
        Map<String, Object> given = new HashMap<>(ids);
        String target = target(type);
        if (!given.containsKey(target)) {
            given.put(target, body.has(target) ? statedIdentifier(body.get(target)) : newIdentifier());
        }
        given.values().forEach(id -> requireIdentifier((String) id));
        JsonNode rest = ids.containsKey(target) || !body.isObject() ? body : ((ObjectNode) body).deepCopy().without(target);
        setByServer(type, given, rest);
        Shape.Structure shape = shapes.computeIfAbsent(type, _ -> shape(type));
        return (DomainCommand) new BodyReader(() -> subject(type, given)).read(shape, rest, given);
    }

    private void setByServer(Class<? extends DomainCommand> type, Map<String, Object> given, JsonNode body) {
        Instant now = clock.instant();
        for (RecordComponent component : type.getRecordComponents()) {
            switch (component.getName()) {
                case "receivedAt" -> given.put("receivedAt", now);
                case "year" -> given.put("year", now.atZone(zone).getYear());
                case "asKnownAt" -> {
                    if (body.path("asKnownAt").isMissingNode()) {
                        given.put("asKnownAt", 0L);
                    }
                }
                case "originKey" -> originKey(type, given, body);
                default -> {}
            }
        }
    }

    /** The same source with the same identifier of its own is the same alert. */
    private void originKey(Class<? extends DomainCommand> type, Map<String, Object> given, JsonNode body) {
        JsonNode reference = body.path("originReference");
        boolean known = type == SignalCommand.RaiseSignal.class && reference.isTextual() && body.path("source").isTextual();
        if (known) {
            String source = body.path("source").textValue();
            given.put("originKey", identify.apply("signal", source.length() + ":" + source + reference.textValue()));
        }
    }

    private static SubjectReference subject(Class<? extends DomainCommand> type, Map<String, Object> given) {
        boolean ofAccount = AccessCommand.class.isAssignableFrom(type);
        return new SubjectReference(ofAccount ? (String) given.getOrDefault("account", "") : UUID.randomUUID().toString());
    }

    private static String statedIdentifier(JsonNode value) {
        if (!value.isTextual()) {
            throw new Malformation("request.bad-identifier", "an identifier is a string");
        }
        return value.textValue();
    }

    private String newIdentifier() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return UuidV7.of(clock.instant(), bytes).toString();
    }

    private static void requireIdentifier(String id) {
        if (!IDENTIFIER.matcher(id).matches()) {
            throw new Malformation("request.bad-identifier", "an identifier is 1 to 64 letters, digits, hyphens or underscores");
        }
    }
}
