package candor.embedded.query;

import candor.embedded.bson.FieldPath;

/** One field of an index key or of a sort order. */
public record KeyField(FieldPath path, boolean ascending) {

    public static final FieldPath ID = FieldPath.of("_id");
}
