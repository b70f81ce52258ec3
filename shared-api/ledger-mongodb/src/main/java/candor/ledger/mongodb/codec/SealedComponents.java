package candor.ledger.mongodb.codec;

import candor.sealing.FreeText;
import candor.sealing.Personal;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which components of an event class are sealed: those whose record component has a sealed type. */
final class SealedComponents {

    private static final ClassValue<Map<String, Sealing>> BY_CLASS = new ClassValue<>() {
        @Override
        protected Map<String, Sealing> computeValue(Class<?> type) {
            return type.isRecord() ? scan(type) : Map.of();
        }
    };

    private SealedComponents() {
    }

    /**
     * The sealed components by name; the others are ordinary.
     *
     * @throws IllegalArgumentException if a sealed type hides inside an ordinary component, where it would be stored in the open
     */
    static Map<String, Sealing> of(Class<?> eventClass) {
        return BY_CLASS.get(eventClass);
    }

    private static Map<String, Sealing> scan(Class<?> record) {
        Map<String, Sealing> sealed = new HashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            Sealing sealing = sealing(component.getType());
            if (sealing != Sealing.ORDINARY) {
                sealed.put(component.getName(), sealing);
            } else if (hides(component.getGenericType(), new HashSet<>())) {
                throw new IllegalArgumentException("component " + component.getName() + " of " + record.getName()
                        + " has a sealed value inside: make that a component of its own");
            }
        }
        return Map.copyOf(sealed);
    }

    private static Sealing sealing(Class<?> type) {
        if (FreeText.class.isAssignableFrom(type)) {
            return Sealing.FREE_TEXT;
        }
        return Personal.class.isAssignableFrom(type) ? Sealing.PERSONAL : Sealing.ORDINARY;
    }

    private static boolean hides(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        return switch (type) {
            case ParameterizedType generic -> hides(generic.getRawType(), seen) || any(generic.getActualTypeArguments(), seen);
            case GenericArrayType array -> hides(array.getGenericComponentType(), seen);
            case WildcardType wildcard -> any(wildcard.getUpperBounds(), seen);
            case Class<?> plain -> hidesClass(plain, seen);
            default -> false;
        };
    }

    private static boolean hidesClass(Class<?> type, Set<Type> seen) {
        if (sealing(type) != Sealing.ORDINARY) {
            return true;
        }
        if (type.isArray()) {
            return hides(type.getComponentType(), seen);
        }
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents()).anyMatch(component -> hides(component.getGenericType(), seen));
        }
        return type.isSealed() && any(type.getPermittedSubclasses(), seen);
    }

    private static boolean any(Type[] types, Set<Type> seen) {
        return Arrays.stream(types).anyMatch(type -> hides(type, seen));
    }
}
