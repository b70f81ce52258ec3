package candor.embedded.store;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.FieldPath;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.KeyField;
import candor.embedded.query.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an index was asked to be.
 *
 * @param key key pattern as given
 */
public record IndexSpec(String name, RawDocument key, List<KeyField> fields, boolean unique) {

    static final String ID_NAME = "_id_";
    static final IndexSpec ID = new IndexSpec(ID_NAME, new DocumentWriter().put("_id", 1).toDocument(), List.of(new KeyField(KeyField.ID, true)), true);

    private static final Set<String> OPTIONS = Set.of("key", "name", "unique", "v");

    /** Reads one entry of {@code createIndexes}. */
    public static IndexSpec parse(RawDocument given) {
        given.forEach((option, value) -> {
            if (!OPTIONS.contains(option) && !(option.equals("sparse") && !value.asTruth())) {
                throw Refused.notOffered("the index option '" + option + "'");
            }
        });
        BsonValue key = given.get("key");
        BsonValue name = given.get("name");
        if (!key.isDocument() || key.asDocument().isEmpty() || name.kind() != BsonKind.STRING) {
            throw Refused.failedToParse("an index needs a key and a name");
        }
        return new IndexSpec(name.asString(), new RawDocument(key.copy(), 0), fields(key.asDocument()), given.get("unique").asTruth());
    }

    private static List<KeyField> fields(RawDocument key) {
        List<KeyField> fields = new ArrayList<>();
        key.forEach((path, direction) -> {
            if (path.contains("$") || path.matches("(.*\\.)?\\d+(\\..*)?") || path.isEmpty()) {
                throw Refused.notOffered("an index on '" + path + "'");
            }
            if (!direction.isNumber()) {
                throw Refused.notOffered("an index of kind " + (direction.kind() == BsonKind.STRING ? direction.asString() : "other than ascending or descending"));
            }
            fields.add(new KeyField(FieldPath.of(path), SortOrder.isAscending("an index direction", direction)));
        });
        return List.copyOf(fields);
    }

    boolean sameKeyAs(IndexSpec other) {
        return fields.equals(other.fields);
    }

    boolean sameAs(IndexSpec other) {
        return name.equals(other.name) && sameKeyAs(other) && unique == other.unique;
    }

    /** As {@code listIndexes} shows it, and as the journal keeps it. */
    public RawDocument describe() {
        DocumentWriter out = new DocumentWriter().put("v", 2).put("key", key).put("name", name);
        if (unique && !name.equals(ID_NAME)) {
            out.put("unique", true);
        }
        return out.toDocument();
    }
}
