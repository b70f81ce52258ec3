package candor.platform.store;

import candor.ledger.mongodb.backup.Backup;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** One installation: its ledgers, which of them is active, and the credentials of its people. */
public final class Installation {
    /** Number of the layout of this database. */
    public static final int FORMAT = 1;

    private static final String ID = "installation";
    private static final String SUFFIX = "_installation";
    private static final String FOLDER = "installation";
    private static final String INSTALLATION = "installation";
    private static final String CREDENTIALS = "credentials";
    private static final String ACTIVE = "activeLedger";
    private static final String SAMPLE_TOLD = "sampleTold";
    private static final String FIRST_ACCOUNT = "firstAccount";

    private final MongoDatabase database;
    private final String realLedger;

    private Installation(MongoDatabase database, String realLedger) {
        this.database = database;
        this.realLedger = realLedger;
    }

    /**
     * Opens it; where it is new, the real ledger is the active one.
     *
     * @throws Refusal when a newer release wrote it
     */
    public static Installation open(MongoStore store, String ledger) {
        Installation installation = new Installation(store.database(ledger + SUFFIX), ledger);
        Document stored = installation.document();
        int format = stored.getInteger("format", 0);
        if (format > FORMAT) {
            throw new Refusal("this installation has format " + format + " and this release reads up to " + FORMAT + ": start the newer release that wrote it");
        }
        return installation;
    }

    /** The databases of an installation by the folders that they have in a backup. */
    public static Map<String, MongoDatabase> databases(MongoStore store, String ledger) {
        return Map.of("ledger", store.database(ledger), FOLDER, store.database(ledger + SUFFIX));
    }

    /** What of it belongs to a backup. */
    public List<Backup.Beside> backedUp() {
        return List.of(new Backup.Beside(FOLDER, database, INSTALLATION), new Backup.Beside(FOLDER, database, CREDENTIALS));
    }

    private Document document() {
        Document stored = documents().find(Filters.eq("_id", ID)).first();
        return stored != null ? stored : new Document("_id", ID).append("format", FORMAT).append(ACTIVE, realLedger).append(FIRST_ACCOUNT, UUID.randomUUID().toString());
    }

    private void store(Document document) {
        documents().replaceOne(Filters.eq("_id", ID), document, new ReplaceOptions().upsert(true));
    }

    private MongoCollection<Document> documents() {
        return database.getCollection(INSTALLATION);
    }

    public MongoCollection<Document> credentials() {
        return database.getCollection(CREDENTIALS);
    }

    public String realLedger() {
        return realLedger;
    }

    public String sampleLedger() {
        return realLedger + "_sample";
    }

    /** Name of the database of the active ledger. */
    public String activeLedger() {
        return document().getString(ACTIVE);
    }

    public boolean isSample() {
        return activeLedger().equals(sampleLedger());
    }

    /** Takes effect when the ledger is opened next. */
    public void activate(String ledger) {
        store(document().append(ACTIVE, ledger));
    }

    /** Whether the sample's story was told to its end. */
    public boolean isSampleTold() {
        return document().getBoolean(SAMPLE_TOLD, false);
    }

    public void sampleTold(boolean told) {
        store(document().append(SAMPLE_TOLD, told));
    }

    /** The reference of the first account, the same however often set-up is tried. */
    public synchronized String firstAccount() {
        Document stored = document();
        store(stored);
        return stored.getString(FIRST_ACCOUNT);
    }
}
