package candor.embedded.bson;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command or one of its writes is refused; nothing of it was done. Codes and names are MongoDB's, so that drivers classify them as they would a real server's. */
public final class Refused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String codeName;
    private final transient @Nullable RawDocument keyPattern;

    public Refused(int code, String codeName, String message) {
        this(code, codeName, message, null);
    }

    private Refused(int code, String codeName, String message, @Nullable RawDocument keyPattern) {
        super(message, null, false, false);
        this.code = code;
        this.codeName = codeName;
        this.keyPattern = keyPattern;
    }

    public static Refused badValue(String message) {
        return new Refused(2, "BadValue", message);
    }

    public static Refused failedToParse(String message) {
        return new Refused(9, "FailedToParse", message);
    }

    public static Refused typeMismatch(String message) {
        return new Refused(14, "TypeMismatch", message);
    }

    /** A real server has it, this product does not use it. */
    public static Refused notOffered(String what) {
        return new Refused(115, "CommandNotSupported", "the embedded store does not offer " + what + ": it is not on the list of what this product uses of MongoDB");
    }

    /** The values stay out of the message: they may be personal data. */
    public static Refused duplicateKey(String namespace, String index, RawDocument keyPattern) {
        return new Refused(11000, "DuplicateKey", "E11000 duplicate key error collection: " + namespace + " index: " + index, keyPattern);
    }

    public int code() {
        return code;
    }

    public String codeName() {
        return codeName;
    }

    /** The violated index's key, for a duplicate key. */
    public @Nullable RawDocument keyPattern() {
        return keyPattern;
    }
}
