package candor.embedded.command;

import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.Filter;
import candor.embedded.store.Collection;
import candor.embedded.store.IndexSpec;
import candor.embedded.store.StoreEngine;
import candor.embedded.wire.Request;
import java.util.ArrayList;
import java.util.List;

/** Commands on databases, collections and indexes. */
final class CatalogCommands {

    private final StoreEngine engine;

    CatalogCommands(StoreEngine engine) {
        this.engine = engine;
    }

    DocumentWriter create(Request request) {
        String name = CommandFields.collection(request);
        return engine.write(mutation -> {
            if (mutation.find(request.database(), name) != null) {
                throw new Refused(48, "NamespaceExists", "Collection " + request.database() + "." + name + " already exists.");
            }
            mutation.findOrCreate(request.database(), name);
            return new DocumentWriter();
        });
    }

    DocumentWriter drop(Request request) {
        String name = CommandFields.collection(request);
        return engine.write(mutation -> {
            Collection collection = mutation.find(request.database(), name);
            if (collection != null) {
                mutation.drop(collection);
            }
            return new DocumentWriter().put("ns", request.database() + "." + name);
        });
    }

    DocumentWriter dropDatabase(Request request) {
        return engine.write(mutation -> {
            mutation.dropDatabase(request.database());
            return new DocumentWriter().put("dropped", request.database());
        });
    }

    DocumentWriter createIndexes(Request request) {
        String name = CommandFields.collection(request);
        List<IndexSpec> wanted = request.documents("indexes").stream().map(index -> IndexSpec.parse(new RawDocument(index, 0))).toList();
        return engine.write(mutation -> {
            boolean isNew = mutation.find(request.database(), name) == null;
            Collection collection = mutation.findOrCreate(request.database(), name);
            int before = collection.indexSpecs().size();
            wanted.forEach(spec -> mutation.createIndex(collection, spec));
            return new DocumentWriter().put("numIndexesBefore", before).put("numIndexesAfter", collection.indexSpecs().size())
                    .put("createdCollectionAutomatically", isNew);
        });
    }

    DocumentWriter dropIndexes(Request request) {
        String name = CommandFields.collection(request);
        String index = CommandFields.text(request.body().get("index"), "'index' (only names are offered)");
        return engine.write(mutation -> {
            Collection collection = mutation.find(request.database(), name);
            if (collection == null) {
                throw noNamespace(request, name);
            }
            int before = collection.indexSpecs().size();
            mutation.dropIndex(collection, index);
            return new DocumentWriter().put("nIndexesWas", before);
        });
    }

    DocumentWriter listIndexes(Request request) {
        String name = CommandFields.collection(request);
        List<byte[]> indexes = engine.read(request.database(), name, collection -> {
            if (collection == null) {
                throw noNamespace(request, name);
            }
            return collection.indexSpecs().stream().map(spec -> spec.describe().toBytes()).toList();
        });
        return ReadCommands.cursorReply(request.database() + "." + name, "firstBatch", indexes, 0);
    }

    DocumentWriter listCollections(Request request) {
        Filter filter = Filter.parse(CommandFields.document(request.body(), "filter"));
        List<byte[]> found = engine.readCatalog(catalog -> {
            List<byte[]> descriptions = new ArrayList<>();
            for (String name : catalog.collections(request.database()).keySet()) {
                descriptions.add(new DocumentWriter().put("name", name).put("type", "collection")
                        .put("options", RawDocument.EMPTY).put("info", new DocumentWriter().put("readOnly", false)).toBytes());
            }
            return descriptions;
        });
        List<byte[]> wanted = found.stream().filter(description -> filter.matches(description, 0)).toList();
        return ReadCommands.cursorReply(request.database() + ".$cmd.listCollections", "firstBatch", wanted, 0);
    }

    DocumentWriter listDatabases(Request request) {
        BsonValue filter = request.body().get("filter");
        if (filter.isPresent()) {
            throw Refused.notOffered("the option 'listDatabases.filter'");
        }
        List<byte[]> databases = engine.readCatalog(catalog -> catalog.databaseNames().stream()
                .map(name -> new DocumentWriter().put("name", name).put("empty", false).toBytes()).toList());
        return new DocumentWriter().putArray("databases", databases);
    }

    private static Refused noNamespace(Request request, String name) {
        return new Refused(26, "NamespaceNotFound", "ns does not exist: " + request.database() + "." + name);
    }
}
