package candor.ledger.mongodb.token;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToRetrieveIdentifierException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the collection {@code tokens}, one document per processor and segment. A claim is an owner and a time; it changes hands
 * by compare-and-set only, once the owner has let it go or has not renewed it for the claim time-out. The times are those of the
 * nodes' clocks: keep them within a fraction of the time-out.
 */
@SuppressWarnings("NullAway") // Axon's futures may hold null and their types do not say so
public final class MongoTokenStore implements TokenStore {

    /** Name of the collection. */
    public static final String COLLECTION = "tokens";

    private static final String IDENTIFIER = "storage-identifier";
    private static final String OWNER = "owner";
    private static final String CLAIMED_AT = "claimedAt";
    private static final int MOST_SEGMENTS = 1_000;

    private final MongoCollection<Document> tokens;
    private final TokenCodec codec = new TokenCodec();
    private final String node;
    private final Duration claimTimeout;
    private final InstantSource clock;

    /**
     * @param node name of this process, different for each
     * @param claimTimeout how long a claim holds that is not renewed
     */
    public MongoTokenStore(MongoDatabase database, String node, Duration claimTimeout, InstantSource clock) {
        this.tokens = database.getCollection(COLLECTION).withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.node = node;
        this.claimTimeout = claimTimeout;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<List<Segment>> initializeTokenSegments(String processor, int count, @Nullable TrackingToken initial,
                                                                    @Nullable ProcessingContext context) {
        return answer(() -> {
            if (tokens.find(new Document("processor", processor)).limit(1).first() != null) {
                throw new UnableToClaimTokenException("the processor " + processor + " has tokens already");
            }
            List<Segment> segments = Segment.splitBalanced(Segment.ROOT_SEGMENT, count - 1);
            try {
                tokens.insertMany(segments.stream().map(segment -> document(processor, segment, initial)).toList());
                return segments;
            } catch (MongoBulkWriteException e) {
                throw new UnableToClaimTokenException("another process initialised the processor " + processor, e);
            }
        });
    }

    @Override
    public CompletableFuture<Void> storeToken(@Nullable TrackingToken token, String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            updateOwn(processor, segment, new Document("token", codec.write(token)).append(CLAIMED_AT, now()));
            return null;
        });
    }

    @Override
    public CompletableFuture<TrackingToken> fetchToken(String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            Document claim = new Document("$set", new Document(OWNER, node).append(CLAIMED_AT, now()));
            Document claimed = tokens.findOneAndUpdate(claimable().append("_id", id(processor, segment)), claim,
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            if (claimed == null) {
                throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " does not exist or is another's");
            }
            return codec.read(claimed.getString("token"));
        });
    }

    @Override
    public CompletableFuture<Void> extendClaim(String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            updateOwn(processor, segment, new Document(CLAIMED_AT, now()));
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> releaseClaim(String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            tokens.updateOne(own(processor, segment), new Document("$set", new Document(OWNER, null)));
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> initializeSegment(@Nullable TrackingToken token, String processor, Segment segment,
                                                               @Nullable ProcessingContext context) {
        return answer(() -> {
            try {
                tokens.insertOne(document(processor, segment, token));
                return null;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    throw new UnableToInitializeTokenException("segment " + segment.getSegmentId() + " of " + processor + " exists already", e);
                }
                throw e;
            }
        });
    }

    @Override
    public CompletableFuture<Void> deleteToken(String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            requireOwn(tokens.deleteOne(own(processor, segment)).getDeletedCount(), processor, segment);
            return null;
        });
    }

    @Override
    public CompletableFuture<Segment> fetchSegment(String processor, int segment, @Nullable ProcessingContext context) {
        return answer(() -> {
            Document found = tokens.find(new Document("_id", id(processor, segment))).first();
            return found == null ? null : segment(found);
        });
    }

    @Override
    public CompletableFuture<List<Segment>> fetchSegments(String processor, @Nullable ProcessingContext context) {
        return answer(() -> segments(new Document("processor", processor)));
    }

    @Override
    public CompletableFuture<List<Segment>> fetchAvailableSegments(String processor, @Nullable ProcessingContext context) {
        return answer(() -> segments(claimable().append("processor", processor)));
    }

    @Override
    public CompletableFuture<String> retrieveStorageIdentifier(@Nullable ProcessingContext context) {
        return answer(() -> {
            try {
                Document found = tokens.findOneAndUpdate(new Document("_id", IDENTIFIER),
                        new Document("$setOnInsert", new Document("identifier", UUID.randomUUID().toString())),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
                if (found == null) {
                    throw new UnableToRetrieveIdentifierException("the token store has no identifier", null);
                }
                return found.getString("identifier");
            } catch (com.mongodb.MongoException e) {
                throw new UnableToRetrieveIdentifierException("the token store does not answer", e);
            }
        });
    }

    /** Forgets how far a processor has read, whoever owns its segments: for a rebuild, while it is stopped everywhere. */
    public void forget(String processor) {
        tokens.deleteMany(new Document("processor", processor));
    }

    private List<Segment> segments(Document filter) {
        List<Segment> segments = new ArrayList<>();
        for (Document found : tokens.find(filter).sort(new Document("segment", 1)).limit(MOST_SEGMENTS).batchSize(MOST_SEGMENTS)) {
            segments.add(segment(found));
        }
        return segments;
    }

    private void updateOwn(String processor, int segment, Document fields) {
        requireOwn(tokens.updateOne(own(processor, segment), new Document("$set", fields)).getMatchedCount(), processor, segment);
    }

    private void requireOwn(long matched, String processor, int segment) {
        if (matched == 0) {
            throw new UnableToClaimTokenException("segment " + segment + " of " + processor + " does not exist or is another's");
        }
    }

    private Document own(String processor, int segment) {
        return new Document("_id", id(processor, segment)).append(OWNER, node);
    }

    private Document claimable() {
        Date expired = Date.from(clock.instant().minus(claimTimeout));
        return new Document("$or", List.of(new Document(OWNER, null), new Document(OWNER, node),
                new Document(CLAIMED_AT, new Document("$lt", expired))));
    }

    private Document document(String processor, Segment segment, @Nullable TrackingToken token) {
        return new Document("_id", id(processor, segment.getSegmentId())).append("processor", processor)
                .append("segment", segment.getSegmentId()).append("mask", segment.getMask())
                .append("token", codec.write(token)).append(OWNER, null).append(CLAIMED_AT, now());
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private static String id(String processor, int segment) {
        return processor + "/" + segment;
    }

    private static Segment segment(Document document) {
        return new Segment(document.getInteger("segment"), document.getInteger("mask"));
    }

    private static <T> CompletableFuture<T> answer(Callable<T> question) {
        try {
            return CompletableFuture.completedFuture(question.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
