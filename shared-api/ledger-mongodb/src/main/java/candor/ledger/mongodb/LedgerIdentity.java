package candor.ledger.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.HexFormat;
import org.bson.Document;

/**
 * What a ledger is: the one document of the collection {@code ledger}, written when the ledger is made.
 *
 * @param origin name of the log
 * @param zone of the organisation
 */
record LedgerIdentity(String origin, ZoneId zone) {

    /** Version of everything that lies in a ledger's database. */
    static final int FORMAT = 1;

    private static final String ID = "ledger";

    /** The ledger's identity; made where there is none and the options allow it. @throws IllegalStateException with a sentence for the operator */
    static LedgerIdentity open(MongoDatabase database, LedgerOptions options) {
        MongoCollection<Document> ledger = database.getCollection("ledger")
                .withReadConcern(ReadConcern.MAJORITY).withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Document present = ledger.find(new Document("_id", ID)).first();
        if (present == null && options.mode() == LedgerOptions.Mode.READ) {
            throw new IllegalStateException("there is no ledger in the database " + database.getName() + " yet: start the command side first");
        }
        return read(present != null ? present : create(ledger, options));
    }

    private static Document create(MongoCollection<Document> ledger, LedgerOptions options) {
        String origin = options.origin() != null ? options.origin() : "candor.invalid/" + randomHex();
        Document made = new Document("_id", ID).append("format", FORMAT).append("origin", origin)
                .append("createdAt", options.clock().instant().toString()).append("zone", options.zone().getId());
        try {
            ledger.insertOne(made);
            return made;
        } catch (MongoWriteException e) {
            Document first = ledger.find(new Document("_id", ID)).first();
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || first == null) {
                throw e;
            }
            return first;
        }
    }

    private static LedgerIdentity read(Document ledger) {
        int format = ledger.getInteger("format", 0);
        if (format != FORMAT) {
            throw new IllegalStateException("this ledger has format " + format + " and this program knows format " + FORMAT
                    + ": use the program's version that wrote it, or a newer one");
        }
        return new LedgerIdentity(ledger.getString("origin"), ZoneId.of(ledger.getString("zone")));
    }

    private static String randomHex() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
