package candor.embedded.query;

import candor.embedded.bson.BsonKind;
import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields of a result are returned: all, only some, or all but some. Fields keep the document's order. */
public sealed interface Projection {

    Projection NONE = new Whole();

    byte[] apply(byte[] document);

    record Whole() implements Projection {
        @Override
        public byte[] apply(byte[] document) {
            return document;
        }
    }

    record Including(Node fields) implements Projection {
        @Override
        public byte[] apply(byte[] document) {
            return include(new RawDocument(document, 0), fields).toBytes();
        }
    }

    record Excluding(Node fields) implements Projection {
        @Override
        public byte[] apply(byte[] document) {
            return exclude(new RawDocument(document, 0), fields).toBytes();
        }
    }

    /** Named fields; one without children is meant whole. */
    record Node(Map<String, Node> children) {
        Node() {
            this(new LinkedHashMap<>());
        }

        private void add(String path) {
            Node node = this;
            for (String name : path.split("\\.", -1)) {
                node = node.children.computeIfAbsent(name, _ -> new Node());
            }
        }
    }

    static Projection parse(RawDocument projection) {
        if (projection.isEmpty()) {
            return NONE;
        }
        Node included = new Node();
        Node excluded = new Node();
        projection.forEach((path, value) -> {
            if (path.startsWith("$") || path.contains(".$") || !value.isNumber() && value.kind() != BsonKind.BOOLEAN) {
                throw Refused.notOffered("the projection '" + path + "' other than 0, 1, true or false");
            }
            (value.asTruth() ? included : excluded).add(path);
        });
        return choose(included, excluded);
    }

    private static Projection choose(Node included, Node excluded) {
        boolean onlyId = included.children().keySet().equals(Set.of("_id"));
        if (included.children().isEmpty() || onlyId && !excluded.children().isEmpty() && !excluded.children().containsKey("_id")) {
            return new Excluding(excluded);
        }
        if (!excluded.children().isEmpty() && !excluded.children().keySet().equals(Set.of("_id"))) {
            throw new Refused(31253, "Location31253", "Cannot do inclusion on field " + included.children().keySet().iterator().next() + " in exclusion projection");
        }
        if (excluded.children().isEmpty()) {
            included.children().putIfAbsent("_id", new Node());
        }
        return new Including(included);
    }

    private static DocumentWriter include(RawDocument document, Node node) {
        DocumentWriter out = new DocumentWriter();
        document.forEach((name, value) -> {
            Node child = node.children().get(name);
            if (child != null && child.children().isEmpty()) {
                out.put(name, value);
            } else if (child != null && value.isDocument()) {
                out.put(name, include(value.asDocument(), child));
            } else if (child != null && value.isArray()) {
                out.putArray(name, documents(value).stream().map(element -> include(element, child).toBytes()).toList());
            }
        });
        return out;
    }

    private static DocumentWriter exclude(RawDocument document, Node node) {
        DocumentWriter out = new DocumentWriter();
        document.forEach((name, value) -> {
            Node child = node.children().get(name);
            if (child == null || !child.children().isEmpty() && !value.isDocument() && !value.isArray()) {
                out.put(name, value);
            } else if (!child.children().isEmpty() && value.isDocument()) {
                out.put(name, exclude(value.asDocument(), child));
            } else if (!child.children().isEmpty()) {
                out.put(name, excludeInArray(value, child));
            }
        });
        return out;
    }

    private static BsonValue excludeInArray(BsonValue array, Node node) {
        DocumentWriter out = new DocumentWriter();
        List<BsonValue> elements = array.elements();
        for (int i = 0; i < elements.size(); i++) {
            BsonValue element = elements.get(i);
            out.put(Integer.toString(i), element.isDocument() ? exclude(element.asDocument(), node).toDocument().asValue() : element);
        }
        BsonValue document = out.toDocument().asValue();
        return new BsonValue(BsonKind.ARRAY, document.bytes(), document.start(), document.length());
    }

    private static List<RawDocument> documents(BsonValue array) {
        return array.elements().stream().filter(BsonValue::isDocument).map(BsonValue::asDocument).toList();
    }
}
