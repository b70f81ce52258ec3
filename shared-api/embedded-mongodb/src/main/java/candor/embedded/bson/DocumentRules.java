package candor.embedded.bson;

import java.util.Set;

/** Which documents are taken in: well-formed BSON of the types this store offers; and, when stored, MongoDB's rules on size, {@code _id} and field names. */
public final class DocumentRules {

    /** MongoDB's limit on one document. */
    public static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private static final int DEEPEST_NESTING = 100;
    private static final Set<Integer> BINARY_SUBTYPES = Set.of(0, 3, 4);
    private static final int UUID_LENGTH = 16;
    private static final Set<String> REFERENCE_FIELDS = Set.of("$ref", "$id", "$db");

    private DocumentRules() {}

    /** Checks bytes from outside; afterwards {@link BsonCursor} may walk them unchecked. */
    public static void checkReceived(byte[] bytes, int start, int length) {
        if (length < 5 || start + length > bytes.length || Bytes.intAt(bytes, start) != length) {
            throw malformed("a length that does not fit");
        }
        checkDocument(bytes, start, start + length, 0);
    }

    /** Checks what may be stored; {@code bytes} have passed {@link #checkReceived}. */
    public static void checkStored(byte[] bytes) {
        if (bytes.length > LARGEST_DOCUMENT) {
            throw tooLarge(bytes.length);
        }
        BsonCursor cursor = new BsonCursor(bytes, 0);
        while (cursor.advance()) {
            if (bytes[cursor.nameStart()] == '$') {
                throw dollarPrefixed(cursor.name());
            }
            checkNestedNames(cursor, bytes);
        }
        checkId(new RawDocument(bytes, 0).get("_id"));
    }

    public static Refused tooLarge(long length) {
        return new Refused(10334, "BSONObjectTooLarge", "the document would have " + length + " bytes; the limit is " + LARGEST_DOCUMENT);
    }

    private static void checkId(BsonValue id) {
        if (id.isArray() || id.kind() == BsonKind.REGEX || !id.isPresent()) {
            throw new Refused(53, "InvalidIdField", "the '_id' value cannot be of type " + BsonKind.nameOf(id.kind()));
        }
    }

    private static void checkNestedNames(BsonCursor parent, byte[] bytes) {
        if (parent.kind() != BsonKind.DOCUMENT && parent.kind() != BsonKind.ARRAY) {
            return;
        }
        BsonCursor cursor = new BsonCursor(bytes, parent.valueStart());
        while (cursor.advance()) {
            if (bytes[cursor.nameStart()] == '$' && !REFERENCE_FIELDS.contains(cursor.name())) {
                throw dollarPrefixed(cursor.name());
            }
            checkNestedNames(cursor, bytes);
        }
    }

    private static Refused dollarPrefixed(String name) {
        return new Refused(52, "DollarPrefixedFieldName", "the field name '" + name + "' begins with a dollar sign, which is not allowed in a stored document");
    }

    private static void checkDocument(byte[] bytes, int start, int end, int depth) {
        if (depth > DEEPEST_NESTING) {
            throw new Refused(15, "Overflow", "the document is nested deeper than " + DEEPEST_NESTING + " levels");
        }
        int at = start + Integer.BYTES;
        while (at < end - 1) {
            int kind = bytes[at] & 0xFF;
            int value = endOfText(bytes, at + 1, end);
            int size = checkValue(bytes, kind, value, end - 1, depth);
            at = value + size;
        }
        if (at != end - 1 || bytes[at] != 0) {
            throw malformed("no terminating byte");
        }
    }

    private static int checkValue(byte[] bytes, int kind, int at, int limit, int depth) {
        int size = switch (kind) {
            case BsonKind.NULL -> 0;
            case BsonKind.BOOLEAN -> 1;
            case BsonKind.INT32 -> 4;
            case BsonKind.DOUBLE, BsonKind.DATE, BsonKind.INT64 -> 8;
            case BsonKind.OBJECT_ID -> 12;
            case BsonKind.STRING -> Integer.BYTES + length(bytes, at, limit, 1);
            case BsonKind.BINARY -> Integer.BYTES + 1 + length(bytes, at, limit, 0);
            case BsonKind.DOCUMENT, BsonKind.ARRAY -> length(bytes, at, limit, 5);
            case BsonKind.REGEX -> endOfText(bytes, endOfText(bytes, at, limit), limit) - at;
            default -> throw notOffered("values of BSON type " + BsonKind.nameOf(kind));
        };
        if (size > limit - at) {
            throw malformed("a value longer than its document");
        }
        checkContent(bytes, kind, at, size, depth);
        return size;
    }

    private static void checkContent(byte[] bytes, int kind, int at, int size, int depth) {
        if (kind == BsonKind.DOCUMENT || kind == BsonKind.ARRAY) {
            checkDocument(bytes, at, at + size, depth + 1);
        } else if (kind == BsonKind.STRING && bytes[at + size - 1] != 0) {
            throw malformed("a string without its terminating byte");
        } else if (kind == BsonKind.BINARY) {
            int subtype = bytes[at + Integer.BYTES] & 0xFF;
            if (!BINARY_SUBTYPES.contains(subtype)) {
                throw notOffered("binary values of subtype " + subtype + " (store them re-wrapped as subtype 0)");
            }
            if (subtype != 0 && size != Integer.BYTES + 1 + UUID_LENGTH) {
                throw malformed("a UUID that has not 16 bytes");
            }
        }
    }

    private static int length(byte[] bytes, int at, int limit, int least) {
        if (limit - at < Integer.BYTES) {
            throw malformed("a value longer than its document");
        }
        int length = Bytes.intAt(bytes, at);
        if (length < least || length > limit - at) {
            throw malformed("a length that does not fit");
        }
        return length;
    }

    private static int endOfText(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && bytes[at] != 0) {
            at++;
        }
        if (at >= limit) {
            throw malformed("a text that does not end");
        }
        return at + 1;
    }

    private static Refused notOffered(String what) {
        return Refused.notOffered(what);
    }

    private static Refused malformed(String what) {
        return new Refused(22, "InvalidBSON", "malformed BSON: " + what);
    }
}
