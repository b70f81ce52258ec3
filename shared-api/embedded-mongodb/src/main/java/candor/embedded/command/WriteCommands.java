package candor.embedded.command;

import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.Filter;
import candor.embedded.query.SortOrder;
import candor.embedded.store.Collection;
import candor.embedded.store.Mutation;
import candor.embedded.store.StoreEngine;
import candor.embedded.update.Update;
import candor.embedded.wire.Request;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** insert, update and delete: each a list of single writes, of which one may be refused while others go in. */
final class WriteCommands {

    private final StoreEngine engine;

    WriteCommands(StoreEngine engine) {
        this.engine = engine;
    }

    /** What a command has done so far. */
    private static final class Tally {
        private int matched;
        private int modified;
        private final List<byte[]> upserted = new ArrayList<>();
        private final List<byte[]> errors = new ArrayList<>();

        private DocumentWriter reply() {
            DocumentWriter out = new DocumentWriter().put("n", matched + upserted.size());
            return errors.isEmpty() ? out : out.putArray("writeErrors", errors);
        }
    }

    DocumentWriter insert(Request request) {
        List<byte[]> documents = request.documents("documents").stream().map(WriteCommands::withIdFirst).toList();
        return run(request, documents.size(), true, (mutation, collection, tally, index) -> {
            mutation.insert(collection, documents.get(index));
            tally.matched++;
        }).reply();
    }

    /** {@code _id} comes first in every stored document; one without is given one. */
    private static byte[] withIdFirst(byte[] document) {
        RawDocument given = new RawDocument(document, 0);
        if (given.firstName().equals("_id")) {
            return document;
        }
        BsonValue id = given.get("_id");
        DocumentWriter out = new DocumentWriter();
        if (id.isPresent()) {
            out.put("_id", id);
        } else {
            out.putObjectId("_id", new ObjectId().toByteArray());
        }
        given.forEach((name, value) -> {
            if (!name.equals("_id")) {
                out.put(name, value);
            }
        });
        return out.toBytes();
    }

    private record UpdateOne(RawDocument query, Filter filter, Update update, boolean multi, boolean upsert) {

        static UpdateOne parse(byte[] bytes) {
            RawDocument given = new RawDocument(bytes, 0);
            CommandFields.check("updates", given, Set.of("q", "u", "multi", "upsert"));
            RawDocument query = CommandFields.document(given, "q");
            UpdateOne parsed = new UpdateOne(query, Filter.parse(query), Update.parse(given.get("u")), given.get("multi").asTruth(), given.get("upsert").asTruth());
            if (parsed.multi && parsed.update.isReplacement()) {
                throw Refused.failedToParse("multi update is not supported for replacement-style update");
            }
            return parsed;
        }
    }

    DocumentWriter update(Request request) {
        List<byte[]> updates = request.documents("updates");
        boolean upserts = updates.stream().anyMatch(update -> new RawDocument(update, 0).get("upsert").asTruth());
        Tally tally = run(request, updates.size(), upserts, (mutation, collection, soFar, index) ->
                update(mutation, collection, soFar, index, UpdateOne.parse(updates.get(index))));
        DocumentWriter reply = tally.reply().put("nModified", tally.modified);
        return tally.upserted.isEmpty() ? reply : reply.putArray("upserted", tally.upserted);
    }

    private static void update(Mutation mutation, Collection collection, Tally tally, int index, UpdateOne one) {
        List<byte[]> matches = collection.find(one.filter(), SortOrder.NONE, 0, one.multi() ? 0 : 1);
        if (matches.isEmpty() && one.upsert()) {
            byte[] document = one.update().insertFor(one.query());
            mutation.insert(collection, document);
            tally.upserted.add(new DocumentWriter().put("index", index).put("_id", new RawDocument(document, 0).get("_id")).toBytes());
        }
        for (byte[] old : matches) {
            byte[] changed = one.update().applyTo(old);
            if (!Arrays.equals(old, changed)) {
                mutation.replace(collection, old, changed);
                tally.modified++;
            }
            tally.matched++;
        }
    }

    private record DeleteOne(Filter filter, long limit) {

        static DeleteOne parse(byte[] bytes) {
            RawDocument given = new RawDocument(bytes, 0);
            CommandFields.check("deletes", given, Set.of("q", "limit"));
            long limit = CommandFields.number(given, "limit", -1);
            if (limit != 0 && limit != 1) {
                throw Refused.failedToParse("The limit field in delete objects must be 0 or 1");
            }
            return new DeleteOne(Filter.parse(CommandFields.document(given, "q")), limit);
        }
    }

    DocumentWriter delete(Request request) {
        List<byte[]> deletes = request.documents("deletes");
        return run(request, deletes.size(), false, (mutation, collection, tally, index) -> {
            DeleteOne one = DeleteOne.parse(deletes.get(index));
            for (byte[] document : collection.find(one.filter(), SortOrder.NONE, 0, one.limit())) {
                mutation.delete(collection, document);
                tally.matched++;
            }
        }).reply();
    }

    private interface Write {
        void run(Mutation mutation, Collection collection, Tally tally, int index);
    }

    /** @param creates whether the collection is created when it is missing; without it there is nothing to change in a missing one */
    private Tally run(Request request, int writes, boolean creates, Write write) {
        String name = CommandFields.collection(request);
        BsonValue given = request.body().get("ordered");
        boolean ordered = !given.isPresent() || given.asTruth();
        if (writes == 0) {
            throw new Refused(16, "InvalidLength", "Write batch sizes must be between 1 and 100000. Got 0 operations.");
        }
        return engine.write(mutation -> {
            Tally tally = new Tally();
            Collection collection = creates ? mutation.findOrCreate(request.database(), name) : mutation.find(request.database(), name);
            if (collection == null) {
                return tally;
            }
            for (int index = 0; index < writes && (!ordered || tally.errors.isEmpty()); index++) {
                run(tally, index, at -> write.run(mutation, collection, tally, at));
            }
            return tally;
        });
    }

    private static void run(Tally tally, int index, Consumer<Integer> write) {
        try {
            write.accept(index);
        } catch (Refused refused) {
            DocumentWriter error = new DocumentWriter().put("index", index).put("code", refused.code()).put("codeName", refused.codeName())
                    .put("errmsg", String.valueOf(refused.getMessage()));
            RawDocument keyPattern = refused.keyPattern();
            tally.errors.add((keyPattern == null ? error : error.put("keyPattern", keyPattern)).toBytes());
        }
    }
}
