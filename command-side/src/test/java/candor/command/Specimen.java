package candor.command;

import candor.incident.Bounds;
import candor.incident.NoteCommand;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A record with every component filled, the same every time. */
final class Specimen {
    private static final StatedTime TIME = StatedTime.parse("2018-04-06T09:48", ZoneId.of("Europe/London"));

    private Specimen() {}

    static <R> R of(Class<R> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<R> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(Arrays.stream(components).map(c -> value(c.getName(), c.getGenericType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no specimen of " + type, e);
        }
    }

    private static Object value(String name, Type type) {
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> List.of(value(name, list.getActualTypeArguments()[0]));
            case ParameterizedType map when map.getRawType() == Map.class -> Map.of("key of " + name, "value of " + name);
            case Class<?> plain -> plain(name, plain);
            default -> throw new AssertionError("no specimen of " + type);
        };
    }

    private static Object plain(String name, Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> name;
            case "long", "Long" -> 7L;
            case "int" -> 7;
            case "boolean" -> true;
            case "FreeText" -> FreeText.of("text of " + name);
            case "Personal" -> Personal.of(new SubjectReference("subject-of-" + name), "person of " + name);
            case "Occurred" -> Occurred.between(TIME, TIME);
            case "StatedTime" -> TIME;
            case "Instant" -> Instant.parse("2026-11-23T10:15:30.123456Z");
            case "Bounds" -> new Bounds(1L, 2L, 3L);
            case "IncidentCommand" -> of(NoteCommand.AddNote.class);
            default -> of(type);
        };
    }
}
