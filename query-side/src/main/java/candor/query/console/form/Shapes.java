package candor.query.console.form;

import candor.DomainCommand;
import candor.incident.Amount;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.annotation.TargetEntityId;
import org.jspecify.annotations.Nullable;

/** Reads the shape of a command off its record components. */
final class Shapes {
    /** Given by the address or by the server, never by a form. */
    private static final Set<String> NOT_ASKED = Set.of("receivedAt", "year", "originKey");

    private Shapes() {}

    /** What a form asks for; the identity of the target is in the address. */
    static Shape.Parts of(Class<? extends DomainCommand> command) {
        return parts(command.asSubclass(Record.class));
    }

    private static Shape.Parts parts(Class<? extends Record> type) {
        return new Shape.Parts(type, Arrays.stream(type.getRecordComponents()).filter(Shapes::asked).map(Shapes::part).toList());
    }

    private static boolean asked(RecordComponent component) {
        return !component.getAccessor().isAnnotationPresent(TargetEntityId.class) && !NOT_ASKED.contains(component.getName());
    }

    private static Part part(RecordComponent component) {
        String owner = component.getDeclaringRecord().getSimpleName();
        String key = owner + "." + component.getName();
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Shape shape = shape(key, component.getGenericType());
        return new Part(owner, component.getName(), shape, nullable || neverNeeded(shape));
    }

    private static boolean neverNeeded(Shape shape) {
        return shape instanceof Shape.Flag || shape instanceof Shape.SomeOf || shape instanceof Shape.Rows || shape instanceof Shape.Words || shape instanceof Shape.Parts;
    }

    private static Shape shape(String key, Type type) {
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> listOf(key, list.getActualTypeArguments()[0]);
            case Class<?> plain -> plain(key, plain);
            default -> throw new IllegalArgumentException("no form field for " + key + " of type " + type);
        };
    }

    private static Shape listOf(String key, Type element) {
        if (element == String.class) {
            return new Shape.Words(Suggestions.of(key));
        }
        if (element == Long.class) {
            return new Shape.Numbers();
        }
        if (element instanceof Class<?> type && type.isEnum()) {
            return new Shape.SomeOf(enumeration(type));
        }
        if (element instanceof Class<?> type && type.isRecord()) {
            return new Shape.Rows(parts(type.asSubclass(Record.class)));
        }
        throw new IllegalArgumentException("no form field for " + key + ", a list of " + element);
    }

    private static Shape plain(String key, Class<?> type) {
        if (type == FreeText.class) {
            return new Shape.Text(true, List.of());
        } else if (type == String.class) {
            return new Shape.Text(false, Suggestions.of(key));
        } else if (type == Personal.class) {
            return new Shape.Person(naming(key));
        } else if (type == long.class || type == int.class || type == Long.class) {
            return new Shape.Number();
        } else if (type == boolean.class) {
            return new Shape.Flag();
        } else if (type == StatedTime.class) {
            return new Shape.Time();
        } else if (type == Occurred.class) {
            return new Shape.Interval();
        } else if (type == Amount.class) {
            return new Shape.Money();
        } else if (type.isEnum()) {
            return new Shape.OneOf(enumeration(type));
        } else if (type.isRecord()) {
            return parts(type.asSubclass(Record.class));
        }
        throw new IllegalArgumentException("no form field for " + key + " of type " + type);
    }

    private static Shape.Naming naming(String key) {
        return switch (key) {
            case "AssignCommander.commander", "HandOverCommand.to", "AssignRole.holder", "ReleaseRole.holder", "RaiseCorrectiveAction.owner", "AlertTeam.person", "AssignTask.assignee",
                    "AdmitToIncident.person", "RemoveFromIncident.person", "GrantPrivilegedSight.person", "EndPrivilegedSight.person" -> Shape.Naming.ACCOUNT;
            case "OpenAccount.displayName", "OpenAccount.signInName", "SetMailAddress.address" -> Shape.Naming.TYPED;
            default -> Shape.Naming.EITHER;
        };
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Enum<?>> enumeration(Class<?> type) {
        return (Class<? extends Enum<?>>) type;
    }
}
