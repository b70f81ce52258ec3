package candor.embedded.bson;

/** Type bytes of the BSON specification 1.1 that this store accepts, plus {@link #MISSING} for a field that is not there. */
public final class BsonKind {

    public static final int MISSING = 0x00;
    public static final int DOUBLE = 0x01;
    public static final int STRING = 0x02;
    public static final int DOCUMENT = 0x03;
    public static final int ARRAY = 0x04;
    public static final int BINARY = 0x05;
    public static final int OBJECT_ID = 0x07;
    public static final int BOOLEAN = 0x08;
    public static final int DATE = 0x09;
    public static final int NULL = 0x0A;
    public static final int REGEX = 0x0B;
    public static final int INT32 = 0x10;
    public static final int INT64 = 0x12;

    private BsonKind() {}

    public static boolean isNumber(int kind) {
        return kind == INT32 || kind == INT64 || kind == DOUBLE;
    }

    /** The name MongoDB uses for a type in its messages; also names the types this store refuses. */
    public static String nameOf(int kind) {
        return switch (kind) {
            case MISSING -> "missing";
            case DOUBLE -> "double";
            case STRING -> "string";
            case DOCUMENT -> "object";
            case ARRAY -> "array";
            case BINARY -> "binData";
            case OBJECT_ID -> "objectId";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case NULL -> "null";
            case REGEX -> "regex";
            case INT32 -> "int";
            case INT64 -> "long";
            case 0x06 -> "undefined";
            case 0x0C -> "dbPointer";
            case 0x0D -> "javascript";
            case 0x0E -> "symbol";
            case 0x0F -> "javascriptWithScope";
            case 0x11 -> "timestamp";
            case 0x13 -> "decimal";
            case 0x7F -> "maxKey";
            case 0xFF -> "minKey";
            default -> "0x" + Integer.toHexString(kind);
        };
    }
}
