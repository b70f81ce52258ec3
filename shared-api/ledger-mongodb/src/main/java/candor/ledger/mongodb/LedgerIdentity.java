package candor.ledger.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;

/**
 * What a ledger is: the one document of the collection {@code ledger}, written when the ledger is made.
 *
 * @param origin name of the log
 * @param zone of the organisation
 * @param predecessors the logs it was begun from, oldest first
 */
public record LedgerIdentity(String origin, ZoneId zone, List<Predecessor> predecessors) {

    /** Version of everything that lies in a ledger's database. */
    static final int FORMAT = 1;

    private static final String ID = "ledger";
    private static final String RESTORING = "restoring";
    private static final String CONTINUES = "continues";

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

    /** What stands in the place of an identity while a restore fills the store: nobody opens it. */
    public static Document restoring() {
        return new Document("_id", ID).append("format", FORMAT).append(RESTORING, true);
    }

    /** The stored form of a ledger that begins with another's entries. @param stored that of the other ledger */
    public static Document continuing(Document stored, Predecessor predecessor, String origin, Instant now) {
        List<Document> all = new ArrayList<>(stored.getList(CONTINUES, Document.class, List.of()));
        all.add(predecessor.document());
        return new Document(stored).append("origin", origin).append("createdAt", now.toString()).append(CONTINUES, all);
    }

    private static Document create(MongoCollection<Document> ledger, LedgerOptions options) {
        String origin = options.origin() != null ? options.origin() : randomOrigin();
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
        if (ledger.containsKey(RESTORING)) {
            throw new IllegalStateException("a restore into this store was not brought to its end: remove what it left and restore again");
        }
        int format = ledger.getInteger("format", 0);
        if (format != FORMAT) {
            throw new IllegalStateException("this ledger has format " + format + " and this program knows format " + FORMAT
                    + ": use the program's version that wrote it, or a newer one");
        }
        return new LedgerIdentity(ledger.getString("origin"), ZoneId.of(ledger.getString("zone")), predecessors(ledger));
    }

    /** The logs that a ledger of this stored form was begun from, oldest first. */
    public static List<Predecessor> predecessors(Document ledger) {
        return ledger.getList(CONTINUES, Document.class, List.of()).stream().map(Predecessor::read).toList();
    }

    /** The name of a log that nobody named. */
    public static String randomOrigin() {
        return "candor.invalid/" + randomHex();
    }

    private static String randomHex() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
