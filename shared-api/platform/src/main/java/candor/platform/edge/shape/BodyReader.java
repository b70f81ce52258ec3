package candor.platform.edge.shape;

import candor.platform.edge.Malformation;
import candor.platform.edge.shape.Shape.Member;
import candor.platform.edge.shape.Shape.Need;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON value by its shape, without any leniency: unknown members, missing ones and values of another type are refused by name.
 *
 * @param subjects gives the subject of a person who is named, not referred to
 */
public record BodyReader(Supplier<SubjectReference> subjects) {

    /**
     * Reads an object into its record.
     *
     * @param given values of the components that the path or the server sets
     * @throws Malformation naming the member that is wrong
     */
    public Object read(Shape.Structure shape, JsonNode body, Map<String, Object> given) {
        return structure(shape, body, "", given);
    }

    private @Nullable Object value(Shape shape, JsonNode json, String at) {
        return switch (shape) {
            case Shape.Text _ -> text(json, at);
            case Shape.TypedText _ -> FreeText.of(text(json, at));
            case Shape.Person _ -> person(json, at);
            case Shape.Whole whole -> whole(whole, json, at);
            case Shape.Flag _ -> require(json.isBoolean(), json.booleanValue(), at, "true or false");
            case Shape.Moment _ -> moment(json, at);
            case Shape.Stated _ -> stated(json, at);
            case Shape.Choice choice -> choice(choice, json, at);
            case Shape.ListOf list -> list(list, json, at);
            case Shape.TextMap _ -> map(json, at);
            case Shape.Structure structure -> structure(structure, json, at, Map.of());
        };
    }

    private static <T> T require(boolean fits, T value, String at, String expected) {
        if (!fits) {
            throw new Malformation("request.wrong-type", named(at) + " must be " + expected);
        }
        return value;
    }

    private static String named(String at) {
        return at.isEmpty() ? "the body" : "\"" + at + "\"";
    }

    private static String text(JsonNode json, String at) {
        return require(json.isTextual(), json.textValue(), at, "a string");
    }

    private Personal person(JsonNode json, String at) {
        if (json.isTextual()) {
            return Personal.of(subjects.get(), json.textValue());
        }
        require(json.isObject() && json.size() == 1 && json.path("account").isTextual(), json, at, "a name, or {\"account\": reference}");
        String account = json.path("account").textValue();
        return meaningful(at, () -> Personal.of(new SubjectReference(account), account));
    }

    private static Object whole(Shape.Whole whole, JsonNode json, String at) {
        require(json.isIntegralNumber() && json.canConvertToLong(), json, at, "an integer");
        long value = require(json.longValue() >= whole.min() && json.longValue() <= whole.max(), json.longValue(), at, "an integer from " + whole.min() + " to " + whole.max());
        return whole.max() == Integer.MAX_VALUE ? (Object) (int) value : (Object) value;
    }

    private static Instant moment(JsonNode json, String at) {
        try {
            return Instant.parse(text(json, at));
        } catch (DateTimeException e) {
            throw new Malformation("request.wrong-type", named(at) + " must be an instant in UTC such as 2026-01-31T10:15:30Z");
        }
    }

    private static StatedTime stated(JsonNode json, String at) {
        require(json.isObject(), json, at, "an object with \"stated\" and \"zone\"");
        refuseUnknown(json, Set.of("stated", "zone"), at);
        requirePresent(json, "stated", at);
        String stated = text(json.path("stated"), below(at, "stated"));
        try {
            return absent(json.path("zone")) ? StatedTime.withoutZone(stated) : StatedTime.parse(stated, ZoneId.of(text(json.path("zone"), below(at, "zone"))));
        } catch (DateTimeException e) {
            throw new Malformation("request.impossible-time", named(at) + " must be a date that exists, such as 2018, 2018-04, 2018-04-06 or 2018-04-06T09:48, in a zone such as Europe/Paris");
        }
    }

    private static Object choice(Shape.Choice choice, JsonNode json, String at) {
        String name = text(json, at);
        for (Enum<?> constant : choice.type().getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new Malformation("request.unknown-value", named(at) + " must be one of " + List.of(choice.type().getEnumConstants()));
    }

    private List<Object> list(Shape.ListOf list, JsonNode json, String at) {
        require(json.isArray(), json, at, "a list");
        List<Object> items = new ArrayList<>();
        for (JsonNode item : json) {
            String place = at + "[" + items.size() + "]";
            Object value = absent(item) ? null : value(list.item(), item, place);
            if (value == null) {
                throw new Malformation("request.wrong-type", named(place) + " must not be null");
            }
            items.add(value);
        }
        return List.copyOf(items);
    }

    private static Map<String, String> map(JsonNode json, String at) {
        require(json.isObject(), json, at, "an object of strings");
        Map<String, String> values = new HashMap<>();
        json.properties().forEach(member -> values.put(member.getKey(), text(member.getValue(), at)));
        return Map.copyOf(values);
    }

    private Object structure(Shape.Structure shape, JsonNode json, String at, Map<String, Object> given) {
        require(json.isObject(), json, at, "an object");
        Set<String> known = new HashSet<>();
        shape.members().stream().filter(member -> !given.containsKey(member.name()) && member.need() != Need.SET_BY_SERVER).map(Member::name).forEach(known::add);
        refuseUnknown(json, known, at);
        @Nullable Object[] arguments = new Object[shape.members().size()];
        for (int i = 0; i < arguments.length; i++) {
            Member member = shape.members().get(i);
            arguments[i] = given.containsKey(member.name()) ? given.get(member.name()) : member(member, json, at);
        }
        return construct(shape.type(), arguments, at);
    }

    private @Nullable Object member(Member member, JsonNode json, String at) {
        JsonNode value = json.path(member.name());
        if (!absent(value)) {
            return value(member.shape(), value, below(at, member.name()));
        }
        if (member.need() == Need.REQUIRED) {
            requirePresent(json, member.name(), at);
        }
        return leftOut(member.shape());
    }

    /** What a member stands for where it is left out. */
    private static @Nullable Object leftOut(Shape shape) {
        return switch (shape) {
            case Shape.ListOf _ -> List.of();
            case Shape.TextMap _ -> Map.of();
            case Shape.Structure structure when structure.type() == Attribution.class -> Attribution.NONE;
            default -> null;
        };
    }

    private static Object construct(Class<? extends Record> type, @Nullable Object[] arguments, String at) {
        try {
            Class<?>[] components = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class[]::new);
            var canonical = type.getDeclaredConstructor(components);
            // The body of one endpoint alone need not be public.
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
                throw new Malformation("request.not-meaningful", named(at) + ": " + refused.getMessage());
            }
            throw new IllegalStateException("a record's constructor failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    private static <T> T meaningful(String at, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new Malformation("request.not-meaningful", named(at) + ": " + e.getMessage());
        }
    }

    private static void refuseUnknown(JsonNode json, Set<String> known, String at) {
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                // The name is the client's own text: it is not repeated.
                throw new Malformation("request.unknown-member", named(at) + " has a member that is not known here; known are " + known.stream().sorted().toList());
            }
        });
    }

    private static void requirePresent(JsonNode json, String name, String at) {
        if (absent(json.path(name))) {
            throw new Malformation("request.missing-member", "\"" + below(at, name) + "\" is missing");
        }
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String below(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
