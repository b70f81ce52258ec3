package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.KeyEncoder;
import java.util.regex.Pattern;

/** One condition on one value. */
sealed interface ValueTest {

    /** Whether the value meets it; {@code kind} is {@link BsonKind#MISSING} for a field that is not there. */
    boolean accepts(int kind, byte[] bytes, int start);

    @SuppressWarnings("ArrayRecordComponent") // a key, compared by its bytes where it matters
    record Equal(byte[] key, boolean toNull) implements ValueTest {
        @Override
        public boolean accepts(int kind, byte[] bytes, int start) {
            return (kind != BsonKind.MISSING || toNull) && (byte) KeyEncoder.tagOf(kind) == key[0]
                    && new KeyEncoder().add(kind, bytes, start, true).sameAs(key);
        }
    }

    enum Relation {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        private boolean holds(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }

        boolean isLower() {
            return this == GREATER || this == GREATER_OR_EQUAL;
        }
    }

    /** Holds among values of the bound's own kind only, as in MongoDB. */
    @SuppressWarnings("ArrayRecordComponent") // a key, compared by its bytes where it matters
    record Compared(Relation relation, byte[] key) implements ValueTest {
        @Override
        public boolean accepts(int kind, byte[] bytes, int start) {
            return kind != BsonKind.MISSING && (byte) KeyEncoder.tagOf(kind) == key[0]
                    && relation.holds(new KeyEncoder().add(kind, bytes, start, true).compareTo(key));
        }
    }

    record Exists() implements ValueTest {
        @Override
        public boolean accepts(int kind, byte[] bytes, int start) {
            return kind != BsonKind.MISSING;
        }
    }

    /** A regular expression found in a string; {@code prefix} is the literal text it must begin with, empty if none. */
    record Matches(Pattern pattern, String prefix) implements ValueTest {
        @Override
        public boolean accepts(int kind, byte[] bytes, int start) {
            return kind == BsonKind.STRING
                    && pattern.matcher(new candor.embedded.bson.BsonValue(kind, bytes, start, 4 + candor.embedded.bson.Bytes.intAt(bytes, start)).asString()).find();
        }
    }
}
