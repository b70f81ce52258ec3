package candor.embedded.command;

import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.Filter;
import candor.embedded.query.Projection;
import candor.embedded.query.SortOrder;
import candor.embedded.store.Collection;
import candor.embedded.store.Mutation;
import candor.embedded.store.StoreEngine;
import candor.embedded.update.Update;
import candor.embedded.wire.Request;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes or removes one document and returns it as it was before or after, in one step. */
final class FindAndModify {

    private final StoreEngine engine;

    FindAndModify(StoreEngine engine) {
        this.engine = engine;
    }

    private record Wanted(RawDocument query, Filter filter, SortOrder sort, Projection fields, @Nullable Update update, boolean returnNew, boolean upsert) {

        static Wanted parse(RawDocument body) {
            boolean remove = body.get("remove").asTruth();
            if (remove == body.get("update").isPresent()) {
                throw Refused.failedToParse("Either an update or remove=true must be specified");
            }
            RawDocument query = CommandFields.document(body, "query");
            return new Wanted(query, Filter.parse(query), SortOrder.parse(CommandFields.document(body, "sort")),
                    Projection.parse(CommandFields.document(body, "fields")), remove ? null : Update.parse(body.get("update")),
                    body.get("new").asTruth(), body.get("upsert").asTruth());
        }
    }

    DocumentWriter run(Request request) {
        Wanted wanted = Wanted.parse(request.body());
        String name = CommandFields.collection(request);
        return engine.write(mutation -> {
            Collection collection = wanted.upsert() ? mutation.findOrCreate(request.database(), name) : mutation.find(request.database(), name);
            if (collection == null) {
                return reply(new DocumentWriter().put("n", 0).put("updatedExisting", false), null, wanted);
            }
            List<byte[]> found = collection.find(wanted.filter(), wanted.sort(), 0, 1);
            if (found.isEmpty()) {
                return nothingFound(mutation, collection, wanted);
            }
            return change(mutation, collection, wanted, found.getFirst());
        });
    }

    private static DocumentWriter nothingFound(Mutation mutation, Collection collection, Wanted wanted) {
        Update update = wanted.update();
        if (update == null || !wanted.upsert()) {
            return reply(new DocumentWriter().put("n", 0).put("updatedExisting", false), null, wanted);
        }
        byte[] document = update.insertFor(wanted.query());
        mutation.insert(collection, document);
        DocumentWriter last = new DocumentWriter().put("n", 1).put("updatedExisting", false).put("upserted", new RawDocument(document, 0).get("_id"));
        return reply(last, wanted.returnNew() ? document : null, wanted);
    }

    private static DocumentWriter change(Mutation mutation, Collection collection, Wanted wanted, byte[] old) {
        Update update = wanted.update();
        if (update == null) {
            mutation.delete(collection, old);
            return reply(new DocumentWriter().put("n", 1), old, wanted);
        }
        byte[] changed = update.applyTo(old);
        if (!Arrays.equals(old, changed)) {
            mutation.replace(collection, old, changed);
        }
        return reply(new DocumentWriter().put("n", 1).put("updatedExisting", true), wanted.returnNew() ? changed : old, wanted);
    }

    private static DocumentWriter reply(DocumentWriter last, byte @Nullable [] document, Wanted wanted) {
        DocumentWriter reply = new DocumentWriter().put("lastErrorObject", last);
        return document == null ? reply.putNull("value") : reply.put("value", new RawDocument(wanted.fields().apply(document), 0));
    }
}
