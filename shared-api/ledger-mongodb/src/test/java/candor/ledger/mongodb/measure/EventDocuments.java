package candor.ledger.mongodb.measure;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;

/**
 * The layout of Axon Framework 4's Mongo event store: a document per event, its indexes, and the payload as JSON text
 * ({@code DocumentPerEventStorageStrategy} of axon-mongo 4.x). The unique index on aggregate and sequence number is its condition.
 */
public final class EventDocuments {

    private final MongoCollection<Document> events;

    public EventDocuments(MongoDatabase database) {
        events = database.getCollection("domainevents").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        events.createIndex(Indexes.ascending("aggregateIdentifier", "sequenceNumber"), new IndexOptions().unique(true).name("uniqueAggregateIndex"));
        events.createIndex(Indexes.ascending("timestamp", "sequenceNumber"), new IndexOptions().name("orderedEventStreamIndex"));
    }

    /** Appends one event of an aggregate, durably. */
    public void append(String aggregate, long sequence, String type, String payload) {
        events.insertOne(new Document("aggregateIdentifier", aggregate)
                .append("type", "Incident")
                .append("sequenceNumber", sequence)
                .append("serializedPayload", payload)
                .append("timestamp", Instant.now().toString())
                .append("payloadType", type)
                .append("payloadRevision", "1")
                .append("serializedMetaData", "{\"traceId\":\"" + UUID.randomUUID() + "\",\"correlationId\":\"" + UUID.randomUUID() + "\"}")
                .append("eventIdentifier", UUID.randomUUID().toString()));
    }
}
