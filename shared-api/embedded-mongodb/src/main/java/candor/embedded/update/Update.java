package candor.embedded.update;

import static candor.embedded.update.TreePath.ABSENT;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.KeyEncoder;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an update command asks for: a new document, or changes to fields. */
public sealed interface Update {

    /** The document after the update; the same bytes when nothing changes. */
    byte[] applyTo(byte[] document);

    /** The document an upsert inserts when nothing matches the filter. */
    byte[] insertFor(RawDocument filter);

    static Update parse(BsonValue update) {
        if (update.isArray()) {
            throw Refused.notOffered("an update by pipeline");
        }
        if (!update.isDocument()) {
            throw Refused.failedToParse("an update must be a document");
        }
        RawDocument document = update.asDocument();
        long operators = document.names().stream().filter(name -> name.startsWith("$")).count();
        if (operators == 0) {
            return new Replacement(document);
        }
        if (operators < document.names().size()) {
            throw Refused.failedToParse("an update either replaces the document or consists of operators only");
        }
        return Modifications.parse(Trees.decode(document));
    }

    default boolean isReplacement() {
        return this instanceof Replacement;
    }

    record Replacement(RawDocument document) implements Update {
        @Override
        public byte[] applyTo(byte[] old) {
            return withId(new RawDocument(old, 0).get("_id"));
        }

        @Override
        public byte[] insertFor(RawDocument filter) {
            Object id = Upsert.seed(filter).getOrDefault("_id", ABSENT);
            if (id == ABSENT && document.get("_id").isPresent()) {
                return withId(document.get("_id"));
            }
            Document holder = new Document("_id", id == ABSENT ? new ObjectId() : id);
            return withId(new RawDocument(Trees.encode(holder), 0).get("_id"));
        }

        private byte[] withId(BsonValue id) {
            BsonValue given = document.get("_id");
            if (given.isPresent() && !Arrays.equals(KeyEncoder.keyOf(given), KeyEncoder.keyOf(id))) {
                throw immutableId();
            }
            DocumentWriter out = new DocumentWriter().put("_id", id);
            document.forEach((name, value) -> {
                if (!name.equals("_id")) {
                    out.put(name, value);
                }
            });
            return out.toBytes();
        }
    }

    /** One operator on one field. */
    record Modification(Modifier modifier, TreePath path, @Nullable Object operand) {

        private void apply(Document document) {
            path.change(document, old -> modifier.apply(old, operand, path.dotted()));
        }
    }

    record Modifications(List<Modification> steps) implements Update {

        static Modifications parse(Document update) {
            List<Modification> steps = new ArrayList<>();
            update.forEach((operator, fields) -> {
                Modifier modifier = Modifier.of(operator);
                if (!(fields instanceof Document document)) {
                    throw Refused.failedToParse("Modifiers operate on fields but we found another type for " + operator);
                }
                for (Map.Entry<String, Object> field : document.entrySet()) {
                    steps.add(new Modification(modifier, free(steps, new TreePath(field.getKey())), field.getValue()));
                }
            });
            return new Modifications(steps);
        }

        private static TreePath free(List<Modification> before, TreePath path) {
            if (before.stream().anyMatch(step -> step.path().overlaps(path))) {
                throw new Refused(40, "ConflictingUpdateOperators", "Updating the path '" + path.dotted() + "' would create a conflict at '" + path.dotted() + "'");
            }
            return path;
        }

        @Override
        public byte[] applyTo(byte[] document) {
            Document tree = Trees.decode(new RawDocument(document, 0));
            steps.stream().filter(step -> step.modifier() != Modifier.SET_ON_INSERT).forEach(step -> step.apply(tree));
            return Trees.encode(tree);
        }

        @Override
        public byte[] insertFor(RawDocument filter) {
            Document seed = Upsert.seed(filter);
            Document tree = seed.cloneDeeply();
            steps.forEach(step -> step.apply(tree));
            if (seed.containsKey("_id") && !Arrays.equals(Trees.keyOf(seed.get("_id")), Trees.keyOf(tree.get("_id")))) {
                throw immutableId();
            }
            Document ordered = new Document("_id", tree.containsKey("_id") ? tree.get("_id") : new ObjectId());
            tree.remove("_id");
            ordered.putAll(tree);
            return Trees.encode(ordered);
        }
    }

    private static Refused immutableId() {
        return new Refused(66, "ImmutableField", "After applying the update, the (immutable) field '_id' was found to have been altered");
    }

    /** The first fields of an upserted document: what the filter says they equal. */
    final class Upsert {

        private Upsert() {}

        static Document seed(RawDocument filter) {
            Document seed = new Document();
            collect(filter, seed);
            return seed;
        }

        private static void collect(RawDocument filter, Document seed) {
            filter.forEach((name, value) -> {
                if (name.equals("$and")) {
                    value.elements().forEach(part -> collect(part.asDocument(), seed));
                } else if (name.equals("$or") && value.elements().size() == 1) {
                    collect(value.elements().getFirst().asDocument(), seed);
                } else if (!name.startsWith("$")) {
                    BsonValue equal = equality(value);
                    if (equal.isPresent()) {
                        set(seed, name, equal);
                    }
                }
            });
        }

        private static void set(Document seed, String path, BsonValue value) {
            Object decoded = Trees.decode(new DocumentWriter().put("v", value).toDocument()).get("v");
            new TreePath(path).change(seed, old -> {
                if (old != ABSENT) {
                    throw new Refused(54, "NotSingleValueField", "cannot infer query fields to set, path '" + path + "' is matched twice");
                }
                return decoded;
            });
        }

        private static BsonValue equality(BsonValue value) {
            if (value.kind() == BsonKind.REGEX) {
                return BsonValue.ABSENT;
            }
            boolean operators = value.isDocument() && value.asDocument().firstName().startsWith("$");
            return operators ? value.asDocument().get("$eq") : value;
        }
    }
}
