package candor.embedded.command;

import candor.embedded.bson.BsonValue;
import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.query.Filter;
import candor.embedded.query.Projection;
import candor.embedded.query.SortOrder;
import candor.embedded.store.StoreEngine;
import candor.embedded.wire.Request;
import java.util.ArrayList;
import java.util.List;

/** Commands that only read. */
final class ReadCommands {

    private final StoreEngine engine;
    private final Cursors cursors;

    ReadCommands(StoreEngine engine, Cursors cursors) {
        this.engine = engine;
        this.cursors = cursors;
    }

    DocumentWriter find(Request request) {
        RawDocument body = request.body();
        Filter filter = Filter.parse(CommandFields.document(body, "filter"));
        SortOrder sort = SortOrder.parse(CommandFields.document(body, "sort"));
        Projection projection = Projection.parse(CommandFields.document(body, "projection"));
        long skip = CommandFields.number(body, "skip", 0);
        long limit = CommandFields.number(body, "limit", 0);
        long batchSize = CommandFields.number(body, "batchSize", Cursors.FIRST_BATCH);
        String name = CommandFields.collection(request);
        List<byte[]> results = engine.read(request.database(), name, collection -> collection == null ? List.of() : collection.find(filter, sort, skip, limit));
        Cursors.Batch batch = cursors.first(results, projection, batchSize, body.get("singleBatch").asTruth());
        return cursorReply(request.database() + "." + name, "firstBatch", batch.documents(), batch.cursor());
    }

    DocumentWriter getMore(Request request) {
        BsonValue number = request.argument();
        if (!number.isNumber()) {
            throw Refused.typeMismatch("getMore needs a cursor id");
        }
        engine.readCatalog(_ -> true);
        Cursors.Batch batch = cursors.next(number.asLong(), CommandFields.number(request.body(), "batchSize", 0));
        String name = CommandFields.text(request.body().get("collection"), "collection");
        return cursorReply(request.database() + "." + name, "nextBatch", batch.documents(), batch.cursor());
    }

    DocumentWriter killCursors(Request request) {
        List<Long> killed = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        BsonValue numbers = request.body().get("cursors");
        for (BsonValue number : numbers.isArray() ? numbers.elements() : List.<BsonValue>of()) {
            (cursors.close(number.asLong()) ? killed : unknown).add(number.asLong());
        }
        return new DocumentWriter().putLongs("cursorsKilled", killed).putLongs("cursorsNotFound", unknown)
                .putLongs("cursorsAlive", List.of()).putLongs("cursorsUnknown", List.of());
    }

    DocumentWriter count(Request request) {
        RawDocument body = request.body();
        RawDocument query = CommandFields.document(body, "query");
        long limit = CommandFields.number(body, "limit", 0);
        return new DocumentWriter().put("n", (int) count(request, query, CommandFields.number(body, "skip", 0), limit));
    }

    private long count(Request request, RawDocument query, long skip, long limit) {
        Filter filter = Filter.parse(query);
        return engine.read(request.database(), CommandFields.collection(request), collection -> {
            if (collection == null) {
                return 0L;
            }
            if (query.isEmpty()) {
                long behindSkip = Math.max(0, collection.count() - skip);
                return limit == 0 ? behindSkip : Math.min(limit, behindSkip);
            }
            return (long) collection.find(filter, SortOrder.NONE, skip, limit).size();
        });
    }

    /** The one pipeline the product uses: {@code countDocuments}, which is $match, $skip, $limit and a $group that counts. */
    DocumentWriter aggregate(Request request) {
        CountPipeline pipeline = CountPipeline.parse(request.body().get("pipeline"));
        long count = count(request, pipeline.match(), pipeline.skip(), pipeline.limit());
        List<byte[]> result = count == 0 ? List.of() : List.of(new DocumentWriter().put("_id", pipeline.groupId()).put("n", (int) count).toBytes());
        return cursorReply(request.database() + "." + CommandFields.collection(request), "firstBatch", result, 0);
    }

    static DocumentWriter cursorReply(String namespace, String batchName, List<byte[]> documents, long cursor) {
        DocumentWriter inner = new DocumentWriter().putArray(batchName, documents).put("id", cursor).put("ns", namespace);
        return new DocumentWriter().put("cursor", inner);
    }
}
