package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.FieldPath;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.query.ValueTest.Compared;
import candor.embedded.query.ValueTest.Equal;
import candor.embedded.query.ValueTest.Matches;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition every match must meet, in a form an index can use.
 *
 * @param path the whole path
 * @param tests the choice of values or bounds
 * @param scope 0 at the top; conditions of one {@code $elemMatch} share another number, and hold on one and the same element
 */
record Constraint(FieldPath path, List<ValueTest> tests, int scope) {

    static List<Constraint> of(Filter filter) {
        Collector collector = new Collector();
        collector.visit(filter, null, 0);
        return collector.found;
    }

    private static final class Collector {

        private final List<Constraint> found = new ArrayList<>();
        private int scopes;

        private void visit(Filter filter, @Nullable FieldPath parent, int scope) {
            switch (filter) {
                case Filter.And and -> and.parts().forEach(part -> visit(part, parent, scope));
                case Filter.Field field -> add(field.path().within(parent), field.anyOf(), scope);
                case Filter.AnyElement any -> visit(any.inner(), any.path().within(parent), ++scopes);
                case Filter.AnyValue any -> {
                    int ownScope = ++scopes;
                    any.allOf().forEach(tests -> add(any.path().within(parent), tests, ownScope));
                }
                case Filter.Or _, Filter.Not _ -> { }
            }
        }

        private void add(FieldPath path, List<ValueTest> tests, int scope) {
            if (usable(tests)) {
                found.add(new Constraint(path, tests, scope));
            }
        }
    }

    /** An index has no entry for whole arrays, and null also means "not there", which an index does not tell apart. */
    private static boolean usable(List<ValueTest> tests) {
        if (!tests.isEmpty() && tests.stream().allMatch(Equal.class::isInstance)) {
            return tests.stream().noneMatch(test -> ((Equal) test).toNull() || ((Equal) test).key()[0] == (byte) KeyEncoder.tagOf(BsonKind.ARRAY));
        }
        return tests.size() == 1 && (tests.getFirst() instanceof Compared || tests.getFirst() instanceof Matches(_, var prefix) && !prefix.isEmpty());
    }

    boolean isPoints() {
        return tests.getFirst() instanceof Equal;
    }
}
