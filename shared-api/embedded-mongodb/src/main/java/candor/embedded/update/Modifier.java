package candor.embedded.update;

import static candor.embedded.update.TreePath.ABSENT;

import candor.embedded.bson.Refused;
import candor.embedded.query.Filter;
import candor.embedded.bson.RawDocument;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The update operators the product uses. */
enum Modifier {
    SET("$set"),
    SET_ON_INSERT("$setOnInsert"),
    UNSET("$unset"),
    INC("$inc"),
    MIN("$min"),
    MAX("$max"),
    PUSH("$push"),
    ADD_TO_SET("$addToSet"),
    PULL("$pull");

    private static final List<String> NOT_OFFERED = List.of("$currentDate", "$mul", "$rename", "$bit", "$pop", "$pullAll", "$pushAll");

    private final String operator;

    Modifier(String operator) {
        this.operator = operator;
    }

    static Modifier of(String operator) {
        for (Modifier modifier : values()) {
            if (modifier.operator.equals(operator)) {
                return modifier;
            }
        }
        if (NOT_OFFERED.contains(operator)) {
            throw Refused.notOffered("the update operator " + operator);
        }
        throw Refused.failedToParse("Unknown modifier: " + operator);
    }

    /** What becomes of a value; {@link TreePath#ABSENT} stands for none. */
    @Nullable Object apply(@Nullable Object old, @Nullable Object operand, String path) {
        return switch (this) {
            case SET, SET_ON_INSERT -> Trees.copy(operand);
            case UNSET -> ABSENT;
            case INC -> increased(old, operand, path);
            case MIN -> old == ABSENT || compare(operand, old) < 0 ? operand : old;
            case MAX -> old == ABSENT || compare(operand, old) > 0 ? operand : old;
            case PUSH -> pushed(old, operand, path);
            case ADD_TO_SET -> united(old, operand, path);
            case PULL -> pulled(old, operand, path);
        };
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        return Arrays.compareUnsigned(Trees.keyOf(a), Trees.keyOf(b));
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return Arrays.equals(Trees.keyOf(a), Trees.keyOf(b));
    }

    private static Object increased(@Nullable Object old, @Nullable Object by, String path) {
        if (!(by instanceof Number increment)) {
            throw Refused.typeMismatch("Cannot increment with non-numeric argument: {" + path + "}");
        }
        if (old == ABSENT) {
            return by;
        }
        if (!(old instanceof Number number)) {
            throw Refused.typeMismatch("Cannot apply $inc to a value of non-numeric type at '" + path + "'");
        }
        if (number instanceof Double || increment instanceof Double) {
            return number.doubleValue() + increment.doubleValue();
        }
        try {
            long sum = Math.addExact(number.longValue(), increment.longValue());
            boolean fitsInt = number instanceof Integer && increment instanceof Integer && sum == (int) sum;
            return fitsInt ? (Object) (int) sum : (Object) sum;
        } catch (ArithmeticException e) {
            throw Refused.badValue("Failed to apply $inc operations to current value at '" + path + "': overflow");
        }
    }

    private List<@Nullable Object> arrayAt(@Nullable Object old, String path) {
        if (old == ABSENT) {
            return new ArrayList<>();
        }
        if (old instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw Refused.badValue("The field '" + path + "' must be an array for " + operator);
    }

    private Object pushed(@Nullable Object old, @Nullable Object operand, String path) {
        List<@Nullable Object> array = arrayAt(old, path);
        each(operand).forEach(value -> array.add(Trees.copy(value)));
        return array;
    }

    private Object united(@Nullable Object old, @Nullable Object operand, String path) {
        List<@Nullable Object> array = arrayAt(old, path);
        for (Object value : each(operand)) {
            if (array.stream().noneMatch(present -> same(present, value))) {
                array.add(Trees.copy(value));
            }
        }
        return array;
    }

    private List<?> each(@Nullable Object operand) {
        if (!(operand instanceof Document document) || document.keySet().stream().noneMatch(name -> name.startsWith("$"))) {
            return Arrays.asList(operand);
        }
        if (document.size() != 1 || !(document.get("$each") instanceof List<?> values)) {
            throw Refused.notOffered(operator + " with anything but $each");
        }
        return values;
    }

    private @Nullable Object pulled(@Nullable Object old, @Nullable Object operand, String path) {
        if (old == ABSENT) {
            return ABSENT;
        }
        List<@Nullable Object> array = arrayAt(old, path);
        if (!(operand instanceof Document condition)) {
            array.removeIf(element -> same(element, operand));
            return array;
        }
        boolean onValues = !condition.isEmpty() && condition.keySet().iterator().next().startsWith("$");
        Filter filter = Filter.parse(new RawDocument(Trees.encode(onValues ? new Document("v", condition) : condition), 0));
        array.removeIf(element -> onValues ? filter.matches(Trees.encode(new Document("v", element)), 0)
                : element instanceof Document document && filter.matches(Trees.encode(document), 0));
        return array;
    }
}
