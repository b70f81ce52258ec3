package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonCursor;
import candor.embedded.bson.FieldPath;
import candor.embedded.bson.RawDocument;
import java.util.List;

/** A parsed query filter. */
public sealed interface Filter {

    /** Accepts every document. */
    Filter ALL = new And(List.of());

    boolean matches(byte[] bytes, int documentStart);

    static Filter parse(RawDocument filter) {
        return FilterParser.parse(filter);
    }

    record And(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            for (Filter part : parts) {
                if (!part.matches(bytes, documentStart)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Or(List<Filter> parts) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            for (Filter part : parts) {
                if (part.matches(bytes, documentStart)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Filter part) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            return !part.matches(bytes, documentStart);
        }
    }

    /** Some value at the path meets at least one of the tests ({@code $in} has several). */
    record Field(FieldPath path, List<ValueTest> anyOf) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            return path.walkInto(bytes, documentStart, this::accepts);
        }

        private boolean accepts(int kind, byte[] bytes, int start) {
            for (ValueTest test : anyOf) {
                if (test.accepts(kind, bytes, start)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Some element of an array at the path is a document the inner filter accepts. */
    record AnyElement(FieldPath path, Filter inner) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            return path.walk(bytes, documentStart, (kind, in, start) -> kind == BsonKind.ARRAY && anyDocument(in, start));
        }

        private boolean anyDocument(byte[] bytes, int arrayStart) {
            BsonCursor cursor = new BsonCursor(bytes, arrayStart);
            while (cursor.advance()) {
                if (cursor.kind() == BsonKind.DOCUMENT && inner.matches(bytes, cursor.valueStart())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Some element of an array at the path meets every one of the conditions, each of them a choice of tests. */
    record AnyValue(FieldPath path, List<List<ValueTest>> allOf) implements Filter {
        @Override
        public boolean matches(byte[] bytes, int documentStart) {
            return path.walk(bytes, documentStart, (kind, in, start) -> kind == BsonKind.ARRAY && anyElement(in, start));
        }

        private boolean anyElement(byte[] bytes, int arrayStart) {
            BsonCursor cursor = new BsonCursor(bytes, arrayStart);
            while (cursor.advance()) {
                if (allOf.stream().allMatch(choice -> choice.stream().anyMatch(test -> test.accepts(cursor.kind(), bytes, cursor.valueStart())))) {
                    return true;
                }
            }
            return false;
        }
    }
}
