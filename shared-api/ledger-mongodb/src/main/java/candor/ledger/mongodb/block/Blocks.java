package candor.ledger.mongodb.block;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code blocks}. Reads are from the primary with read concern majority, and every one is bounded: no cursor stays
 * open. Writes are durable on a majority before they return.
 */
public class Blocks {

    /** Name of the collection. */
    public static final String COLLECTION = "blocks";
    /** Most blocks read at once. */
    public static final int PAGE = 256;
    /** Whoever reads events on and on holds about as much of each page. */
    private static final long PAGE_BYTES = 8L << 20;

    private final MongoCollection<RawBsonDocument> blocks;

    public Blocks(MongoDatabase database) {
        this.blocks = database.getCollection(COLLECTION, RawBsonDocument.class).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Creates the indexes; repeatable. */
    public void createIndexes() {
        blocks.createIndex(Indexes.ascending("events.tags", "_id"));
        blocks.createIndex(Indexes.ascending("events.s", "_id"));
        blocks.createIndex(Indexes.ascending(BlockDocument.COMMAND_ID), new IndexOptions().unique(true));
    }

    /** Stores a block. @throws com.mongodb.MongoException after which only reading back tells whether it is there */
    public void insert(RawBsonDocument block) {
        blocks.insertOne(block);
    }

    /**
     * Clears the hashes of the request bodies that made these entries: a short body could be guessed by its hash. Repeating such a request
     * is refused from then on, as one with another body. No proof covers them.
     *
     * @param positions leaf indexes, in order
     */
    public void clearBodyHashes(List<Long> positions) {
        BlockLocator locator = new BlockLocator(this);
        long last = locator.last();
        for (long position : positions) {
            find(locator.holding(position, last)).ifPresent(block -> clearBodyHash(block, position));
        }
    }

    private void clearBodyHash(StoredBlock block, long position) {
        List<StoredCommand> cleared = block.withoutBodyHash(position);
        if (!cleared.equals(block.commands())) {
            blocks.updateOne(new Document("_id", block.number()), new Document("$set", new Document(BlockDocument.COMMANDS, CommandDocument.documents(cleared))));
        }
    }

    public Optional<StoredBlock> find(long number) {
        return Optional.ofNullable(blocks.find(new Document("_id", number)).first()).map(BlockDocument::read);
    }

    /** The blocks behind this one, in order, at most {@link #PAGE}. */
    public List<StoredBlock> behind(long number) {
        return page(new Document("_id", new Document("$gt", number).append("$lte", number + PAGE)), PAGE);
    }

    /** The blocks from this one on that hold entries before a leaf index, in order, at most {@link #PAGE}. */
    public List<StoredBlock> holding(long number, long before) {
        return page(new Document("_id", new Document("$gte", number).append("$lt", number + PAGE)).append(BlockDocument.FIRST, new Document("$lt", before)), PAGE);
    }

    /** Blocks of a range of numbers (both exclusive and inclusive, as usual for "behind … up to") with an event that matches, in order. */
    public List<StoredBlock> matching(Criteria criteria, long behind, long upTo, int limit) {
        return page(BlockQuery.matching(criteria, behind, upTo), limit);
    }

    /** The first blocks of a range with an event that may match, for their events that do at this leaf index or behind it; at most {@link #PAGE}. */
    public FoundBlocks found(Criteria criteria, long from, long behind, long upTo) {
        List<RawBsonDocument> found = new ArrayList<>();
        long bytes = 0;
        try (MongoCursor<RawBsonDocument> cursor = blocks.find(BlockQuery.matching(criteria, behind, upTo)).sort(new Document("_id", 1)).limit(PAGE).batchSize(PAGE).iterator()) {
            while (bytes < PAGE_BYTES && cursor.hasNext()) {
                RawBsonDocument block = cursor.next();
                bytes += block.getByteBuffer().remaining();
                found.add(block);
            }
        }
        return new FoundBlocks(found, criteria, from, bytes < PAGE_BYTES && found.size() < PAGE);
    }

    /** The newest block up to a number with an event of the stream. */
    public Optional<StoredBlock> latestOf(String stream, long upTo) {
        Document filter = new Document("events.s", stream).append("_id", new Document("$lte", upTo));
        return Optional.ofNullable(blocks.find(filter).sort(new Document("_id", -1)).limit(1).first()).map(BlockDocument::read);
    }

    /** Blocks behind a number, up to another, with an event of the stream behind an ordinal, in order. */
    public List<StoredBlock> ofStream(String stream, long behindOrdinal, long behind, long upTo, int limit) {
        Document event = new Document("s", stream).append("n", new Document("$gt", behindOrdinal));
        // The first condition is for the index, which $elemMatch alone does not use on every store.
        return page(new Document("events.s", stream).append("_id", new Document("$gt", behind).append("$lte", upTo))
                .append(BlockDocument.EVENTS, new Document("$elemMatch", event)), limit);
    }

    /** The blocks that answer these commands. */
    public List<StoredBlock> answering(Collection<UUID> commands) {
        List<String> ids = commands.stream().map(UUID::toString).toList();
        return page(new Document(BlockDocument.COMMAND_ID, ids.size() == 1 ? ids.getFirst() : new Document("$in", ids)), PAGE);
    }

    /** The first block with an event whose own timestamp is not before the instant. */
    public Optional<StoredBlock> since(Instant instant) {
        Document filter = new Document(BlockDocument.LATEST, new Document("$gte", EventTime.sortable(instant)));
        return Optional.ofNullable(blocks.find(filter).sort(new Document("_id", 1)).limit(1).first()).map(BlockDocument::read);
    }

    /** Where a block's events lie: from this leaf index to the other (exclusive). */
    public record Span(long from, long to) {}

    /** The span of a block; null if there is no such block. */
    public @Nullable Span span(long number) {
        RawBsonDocument document = blocks.find(new Document("_id", number))
                .projection(new Document(BlockDocument.FIRST, 1).append(BlockDocument.SIZE, 1)).first();
        return document == null ? null : new Span(document.getInt64(BlockDocument.FIRST).getValue(), document.getInt64(BlockDocument.SIZE).getValue());
    }

    private List<StoredBlock> page(Document filter, int limit) {
        List<StoredBlock> page = new ArrayList<>();
        for (RawBsonDocument block : blocks.find(filter).sort(new Document("_id", 1)).limit(limit).batchSize(limit)) {
            page.add(BlockDocument.read(block));
        }
        return page;
    }
}
