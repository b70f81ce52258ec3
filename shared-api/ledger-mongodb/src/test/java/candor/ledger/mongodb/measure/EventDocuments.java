package candor.ledger.mongodb.measure;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import org.bson.Document;

/**
 * The layout of Axon Framework 4's Mongo event store: a document per event, its indexes, and payload and metadata as JSON text
 * ({@code DocumentPerEventStorageStrategy} of axon-mongo 4.x). As there, what is appended is an event, which becomes text on the way, and
 * the driver is given a list. The unique index on aggregate and sequence number is its condition.
 */
public final class EventDocuments {

    private final MongoCollection<Document> events;
    private final EventConverter converter;

    public EventDocuments(MongoDatabase database, EventConverter converter) {
        this.converter = converter;
        events = database.getCollection("domainevents").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        events.createIndex(Indexes.ascending("aggregateIdentifier", "sequenceNumber"), new IndexOptions().unique(true).name("uniqueAggregateIndex"));
        events.createIndex(Indexes.ascending("timestamp", "sequenceNumber"), new IndexOptions().name("orderedEventStreamIndex"));
    }

    /** Appends one event of an aggregate, durably. */
    public void append(String aggregate, long sequence, EventMessage event) {
        Object payload = Objects.requireNonNull(event.payload());
        events.insertMany(List.of(new Document("aggregateIdentifier", aggregate)
                .append("type", "Incident")
                .append("sequenceNumber", sequence)
                .append("serializedPayload", text(payload))
                .append("timestamp", event.timestamp().toString())
                .append("payloadType", payload.getClass().getName())
                .append("payloadRevision", event.type().version())
                .append("serializedMetaData", text(event.metadata()))
                .append("eventIdentifier", event.identifier())));
    }

    private Object text(Object value) {
        return Objects.requireNonNull(converter.convert(value, String.class));
    }
}
