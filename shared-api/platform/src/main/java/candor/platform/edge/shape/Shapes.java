package candor.platform.edge.shape;

import candor.platform.edge.shape.Shape.Member;
import candor.platform.edge.shape.Shape.Need;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import candor.testimony.StatedTime;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives shapes from records: a component that may be null, a list, a map and an attribution may be left out. */
public final class Shapes {
    /** 2⁵³−1: what every JSON reader can hold. */
    private static final long LARGEST = (1L << 53) - 1;

    private Shapes() {}

    /**
     * The shape of a record.
     *
     * @param setByServer names of components of this record that no client may send
     * @param optional names of further components that may be left out
     */
    public static Shape.Structure of(Class<? extends Record> type, Set<String> setByServer, Set<String> optional) {
        List<Member> members = Arrays.stream(type.getRecordComponents())
                .map(component -> new Member(component.getName(), of(component.getGenericType()), need(component, setByServer, optional)))
                .toList();
        return new Shape.Structure(type, members);
    }

    private static Need need(RecordComponent component, Set<String> setByServer, Set<String> optional) {
        if (setByServer.contains(component.getName())) {
            return Need.SET_BY_SERVER;
        }
        return optional.contains(component.getName()) || mayBeLeftOut(component.getType(), component.getAnnotatedType()) ? Need.OPTIONAL : Need.REQUIRED;
    }

    private static boolean mayBeLeftOut(Class<?> type, AnnotatedType annotated) {
        return annotated.isAnnotationPresent(Nullable.class) || type == List.class || type == Map.class || type == Attribution.class;
    }

    /**
     * The shape of any type a record component may have.
     *
     * @throws IllegalArgumentException for a type that has none, which a test over all commands finds
     */
    public static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type == String.class) {
            return new Shape.Text();
        }
        if (type == long.class || type == Long.class) {
            return new Shape.Whole(-LARGEST, LARGEST);
        }
        if (type == int.class || type == Integer.class) {
            return new Shape.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        }
        return ofOwn(type);
    }

    private static Shape ofGeneric(ParameterizedType type) {
        if (type.getRawType() == List.class) {
            return new Shape.ListOf(of(type.getActualTypeArguments()[0]));
        }
        if (type.getRawType() == Map.class && type.getActualTypeArguments()[1] == String.class) {
            return new Shape.TextMap();
        }
        throw new IllegalArgumentException("no JSON form for " + type);
    }

    private static Shape ofOwn(Type type) {
        if (type == FreeText.class) {
            return new Shape.TypedText();
        }
        if (type == Personal.class) {
            return new Shape.Person();
        }
        if (type == StatedTime.class) {
            return new Shape.Stated();
        }
        if (type == Instant.class) {
            return new Shape.Moment();
        }
        if (type instanceof Class<?> raw && raw.isEnum()) {
            return new Shape.Choice(enumeration(raw));
        }
        if (type instanceof Class<?> raw && raw.isRecord()) {
            return of(raw.asSubclass(Record.class), Set.of(), Set.of());
        }
        throw new IllegalArgumentException("no JSON form for " + type);
    }

    @SuppressWarnings("unchecked") // checked by isEnum()
    private static Class<? extends Enum<?>> enumeration(Class<?> raw) {
        return (Class<? extends Enum<?>>) raw;
    }
}
