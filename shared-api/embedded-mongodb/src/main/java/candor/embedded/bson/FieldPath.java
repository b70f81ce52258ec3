package candor.embedded.bson;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A dotted path as MongoDB resolves it: through embedded documents, and through every element of the arrays on the way. */
public final class FieldPath {

    /** What is asked of each value the path leads to. */
    @FunctionalInterface
    public interface Visitor {
        /** Returns true to stop the walk. {@code kind} is {@link BsonKind#MISSING} where the path ends early. */
        boolean visit(int kind, byte[] bytes, int start);
    }

    private static final byte[] NOTHING = {};

    private final String dotted;
    private final byte[][] names;

    private FieldPath(String dotted, byte[][] names) {
        this.dotted = dotted;
        this.names = names;
    }

    public static FieldPath of(String dotted) {
        byte[][] names = Arrays.stream(dotted.split("\\.", -1)).map(name -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        return new FieldPath(dotted, names);
    }

    /** The path's parts, in UTF-8; not to be changed. */
    public byte[][] names() {
        return names;
    }

    /** Visits the values at the path's end, an array as one value; true when the visitor stopped. */
    public boolean walk(byte[] bytes, int documentStart, Visitor visitor) {
        return walk(bytes, documentStart, 0, visitor);
    }

    /** As {@link #walk}, and after an array also its elements. */
    public boolean walkInto(byte[] bytes, int documentStart, Visitor visitor) {
        return walk(bytes, documentStart, 0, (kind, in, start) ->
                visitor.visit(kind, in, start) || kind == BsonKind.ARRAY && anyElement(in, start, visitor));
    }

    static boolean anyElement(byte[] bytes, int arrayStart, Visitor visitor) {
        BsonCursor cursor = new BsonCursor(bytes, arrayStart);
        while (cursor.advance()) {
            if (visitor.visit(cursor.kind(), bytes, cursor.valueStart())) {
                return true;
            }
        }
        return false;
    }

    private boolean walk(byte[] bytes, int documentStart, int depth, Visitor visitor) {
        BsonCursor cursor = new BsonCursor(bytes, documentStart);
        if (!cursor.seek(names[depth])) {
            return visitor.visit(BsonKind.MISSING, NOTHING, 0);
        }
        return follow(cursor.kind(), bytes, cursor.valueStart(), depth + 1, visitor);
    }

    private boolean follow(int kind, byte[] bytes, int start, int depth, Visitor visitor) {
        if (depth == names.length) {
            return visitor.visit(kind, bytes, start);
        }
        return switch (kind) {
            case BsonKind.DOCUMENT -> walk(bytes, start, depth, visitor);
            case BsonKind.ARRAY -> intoArray(bytes, start, depth, visitor);
            default -> visitor.visit(BsonKind.MISSING, NOTHING, 0);
        };
    }

    private boolean intoArray(byte[] bytes, int start, int depth, Visitor visitor) {
        BsonCursor cursor = new BsonCursor(bytes, start);
        if (isPosition(names[depth])) {
            return cursor.seek(names[depth]) && follow(cursor.kind(), bytes, cursor.valueStart(), depth + 1, visitor);
        }
        while (cursor.advance()) {
            if (cursor.kind() == BsonKind.DOCUMENT && walk(bytes, cursor.valueStart(), depth, visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPosition(byte[] name) {
        for (byte b : name) {
            if (b < '0' || b > '9') {
                return false;
            }
        }
        return name.length > 0;
    }

    /** True when one path is the other or lies above it. */
    public boolean overlaps(FieldPath other) {
        return dotted.equals(other.dotted) || dotted.startsWith(other.dotted + ".") || other.dotted.startsWith(dotted + ".");
    }

    public FieldPath within(@Nullable FieldPath parent) {
        return parent == null ? this : of(parent.dotted + "." + dotted);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && dotted.equals(path.dotted);
    }

    @Override
    public int hashCode() {
        return dotted.hashCode();
    }

    @Override
    public String toString() {
        return dotted;
    }
}
