package candor.platform.openapi;

import candor.platform.edge.shape.Shape;
import candor.platform.edge.shape.Shape.Member;
import candor.platform.edge.shape.Shape.Need;
import candor.platform.edge.shape.Shapes;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Writes JSON Schema (2020-12): of bodies from their shapes, of answers from the records they are. */
final class SchemaWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> components = new TreeMap<>();

    ObjectNode components() {
        ObjectNode all = NODES.objectNode();
        components.forEach(all::set);
        return all;
    }

    /** A body, without the members that the path names. */
    ObjectNode body(Shape.Structure shape, Set<String> inPath) {
        ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Member member : shape.members()) {
            if (member.need() == Need.SET_BY_SERVER || inPath.contains(member.name())) {
                continue;
            }
            properties.set(member.name(), schema(member.shape()));
            if (member.need() == Need.REQUIRED) {
                required.add(member.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    ObjectNode requested(Type type) {
        return type instanceof Class<?> raw && raw.isRecord() ? schema(Shapes.of(raw)) : NODES.objectNode();
    }

    private ObjectNode schema(Shape shape) {
        return switch (shape) {
            case Shape.Text _, Shape.TypedText _ -> type("string");
            case Shape.Person _ -> person();
            case Shape.Whole whole -> type("integer").put("minimum", whole.min()).put("maximum", whole.max());
            case Shape.Flag _ -> type("boolean");
            case Shape.Moment _ -> type("string").put("format", "date-time");
            case Shape.Stated _ -> stated();
            case Shape.Choice choice -> choice(choice.type());
            case Shape.ListOf list -> list(schema(list.item()));
            case Shape.TextMap _ -> map(type("string"));
            case Shape.Structure structure -> reference(structure.type().getSimpleName() + "Request", () -> body(structure, Set.of()));
        };
    }

    private static ObjectNode type(String name) {
        return NODES.objectNode().put("type", name);
    }

    private static ObjectNode list(ObjectNode items) {
        ObjectNode list = type("array");
        list.set("items", items);
        return list;
    }

    private static ObjectNode map(ObjectNode values) {
        ObjectNode map = type("object");
        map.set("additionalProperties", values);
        return map;
    }

    private static ObjectNode choice(Class<?> type) {
        ObjectNode choice = type("string");
        ArrayNode names = choice.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return choice;
    }

    private static ObjectNode person() {
        ObjectNode person = NODES.objectNode().put("description", "a name, or a reference to an account");
        ArrayNode either = person.putArray("oneOf");
        either.add(type("string"));
        ObjectNode account = type("object").put("additionalProperties", false);
        account.putObject("properties").set("account", type("string").put("pattern", "^[A-Za-z0-9_-]{1,64}$"));
        account.putArray("required").add("account");
        either.add(account);
        return person;
    }

    private static ObjectNode stated() {
        ObjectNode stated = type("object").put("additionalProperties", false).put("description", "a time as somebody stated it; without a zone, nobody said which");
        ObjectNode properties = stated.putObject("properties");
        properties.set("stated", type("string").put("pattern", "^\\d{4}(-\\d{2}(-\\d{2}(T\\d{2}(:\\d{2}(:\\d{2})?)?)?)?)?$"));
        properties.set("zone", type("string"));
        stated.putArray("required").add("stated");
        return stated;
    }

    private ObjectNode reference(String name, Supplier<ObjectNode> schema) {
        if (!components.containsKey(name)) {
            // Entered first: a record may hold itself.
            components.put(name, NODES.objectNode());
            components.put(name, schema.get());
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** The schema of a record that is answered with. */
    ObjectNode components(Class<? extends Record> type) {
        return answer(type);
    }

    /** What is really answered with: the inside of a response, a future or an optional. */
    static Type unwrapped(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && (raw == ResponseEntity.class || raw == Optional.class || CompletableFuture.class.isAssignableFrom(raw))) {
            return unwrapped(generic.getActualTypeArguments()[0]);
        }
        return type;
    }

    ObjectNode answer(Type type) {
        return answer(type, Map.of());
    }

    private ObjectNode answer(Type type, Map<String, Type> variables) {
        return switch (type) {
            case TypeVariable<?> variable -> answer(variables.getOrDefault(variable.getName(), Object.class), variables);
            case ParameterizedType generic -> generic(generic, variables);
            case Class<?> raw -> plain(raw);
            default -> NODES.objectNode();
        };
    }

    private ObjectNode generic(ParameterizedType type, Map<String, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return list(answer(arguments[0], variables));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(answer(arguments[1], variables));
        }
        if (raw == Optional.class) {
            return answer(arguments[0], variables);
        }
        if (!raw.isRecord()) {
            return NODES.objectNode();
        }
        Map<String, Type> bound = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            bound.put(raw.getTypeParameters()[i].getName(), arguments[i]);
        }
        String suffix = arguments[0] instanceof Class<?> argument ? argument.getSimpleName() : "";
        return reference(raw.getSimpleName() + "Of" + suffix, () -> components(raw, bound));
    }

    private ObjectNode plain(Class<?> raw) {
        if (raw == String.class || raw == UUID.class) {
            return type("string");
        }
        if (raw == FreeText.class || raw == Personal.class) {
            return sealed();
        }
        if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class || raw == BigInteger.class) {
            return type("integer");
        }
        if (raw == double.class || raw == Double.class || raw == BigDecimal.class) {
            return type("number");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return type("boolean");
        }
        if (raw == Instant.class) {
            return type("string").put("format", "date-time");
        }
        if (raw.isEnum()) {
            return choice(raw);
        }
        return raw.isRecord() ? reference(raw.getSimpleName(), () -> components(raw, Map.of())) : NODES.objectNode();
    }

    /** Text, or that it is withheld or erased. */
    private static ObjectNode sealed() {
        ObjectNode sealed = NODES.objectNode();
        ArrayNode either = sealed.putArray("oneOf");
        either.add(type("string"));
        ObjectNode withheld = type("object");
        withheld.putObject("properties").set("withheld", type("string"));
        withheld.putArray("required").add("withheld");
        either.add(withheld);
        ObjectNode erased = type("object");
        erased.putObject("properties").set("erased", NODES.objectNode().put("const", true));
        erased.putArray("required").add("erased");
        either.add(erased);
        return sealed;
    }

    private ObjectNode components(Class<?> type, Map<String, Type> variables) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), answer(component.getGenericType(), variables));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && component.getType() != Optional.class) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
