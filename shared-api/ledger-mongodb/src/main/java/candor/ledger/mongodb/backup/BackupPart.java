package candor.ledger.mongodb.backup;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** One file of a backup: documents in BSON one after the other, as MongoDB's own dumps hold them. */
interface BackupPart {

    String SUFFIX = ".bson";

    /** Of the file, with its folder. */
    String name();

    /** Every document, in the order in which it is written. */
    void forEach(Consumer<RawBsonDocument> sink);

    static BackupPart small(String folder, MongoDatabase database, String collection) {
        return paged(folder, database, collection, 0, null);
    }

    static BackupPart paged(String folder, MongoDatabase database, String collection, int page, @Nullable Long upTo) {
        return new OfCollection(name(folder, collection), database.getCollection(collection, RawBsonDocument.class)
                .withReadConcern(ReadConcern.MAJORITY).withReadPreference(ReadPreference.primary()), page, upTo);
    }

    static String name(String folder, String collection) {
        return folder + "/" + collection + SUFFIX;
    }

    /** The collection whose documents a file holds. */
    static String collection(String name) {
        return name.substring(name.indexOf('/') + 1, name.length() - SUFFIX.length());
    }

    /**
     * A collection.
     *
     * @param page documents read at once, so that no cursor stays open; 0 for a small collection, read in one piece
     * @param upTo last {@code _id} that belongs to the backup; null for all
     */
    record OfCollection(String name, MongoCollection<RawBsonDocument> collection, int page, @Nullable Long upTo) implements BackupPart {

        private static final String ID = "_id";

        /** Every document, in the order of {@code _id} where it is read in pages. */
        @Override
        public void forEach(Consumer<RawBsonDocument> sink) {
            if (page == 0) {
                collection.find().batchSize(1_000).forEach(sink);
                return;
            }
            List<RawBsonDocument> read = page(null);
            while (!read.isEmpty()) {
                read.forEach(sink);
                read = page(read.getLast().get(ID));
            }
        }

        private List<RawBsonDocument> page(@Nullable BsonValue behind) {
            BsonDocument range = new BsonDocument();
            if (behind != null) {
                range.append("$gt", behind);
            }
            if (upTo != null) {
                range.append("$lte", new BsonInt64(upTo));
            }
            return collection.find(range.isEmpty() ? range : new BsonDocument(ID, range)).sort(ascending(ID)).limit(page).batchSize(page)
                    .into(new ArrayList<>());
        }
    }

    /** What somebody else hands over. */
    record Handed(String name, Consumer<Consumer<RawBsonDocument>> documents) implements BackupPart {

        @Override
        public void forEach(Consumer<RawBsonDocument> sink) {
            documents.accept(sink);
        }
    }
}
