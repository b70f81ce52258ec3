package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with an embedded server of its own, whose ledgers are closed after it. */
@SuppressWarnings("NullAway.Init") // JUnit and setUp fill the fields
abstract class OnEmbeddedStore {

    @TempDir
    Path folder;

    EmbeddedStore store;

    private final List<LedgerUnderTest> opened = new ArrayList<>();

    @BeforeEach
    void openStore() {
        store = new EmbeddedStore(folder.resolve("data"));
    }

    @AfterEach
    void closeStore() {
        opened.forEach(LedgerUnderTest::close);
        store.close();
    }

    MongoDatabase database() {
        return store.database("candor");
    }

    LedgerUnderTest open() {
        return open(options -> options);
    }

    LedgerUnderTest open(UnaryOperator<LedgerOptions> options) {
        return open(new Blocks(database()), options);
    }

    LedgerUnderTest open(Blocks blocks, UnaryOperator<LedgerOptions> options) {
        LedgerUnderTest ledger = new LedgerUnderTest(database(), blocks, store.settings(), folder.resolve("keep"), options);
        opened.add(ledger);
        return ledger;
    }

    /** The ledger of another database in the same store, under the same keep folder. */
    LedgerUnderTest openOther(String database) {
        LedgerUnderTest ledger = new LedgerUnderTest(store.database(database), store.settings(), folder.resolve("keep"), options -> options);
        opened.add(ledger);
        return ledger;
    }

    /** The stored blocks in order. */
    List<Document> blocks() {
        return database().getCollection(Blocks.COLLECTION).find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    /** The stored events in order. */
    List<Document> events() {
        return blocks().stream().flatMap(block -> block.getList("events", Document.class).stream()).toList();
    }

    long count(String collection) {
        return database().getCollection(collection).find().into(new ArrayList<>()).size();
    }
}
