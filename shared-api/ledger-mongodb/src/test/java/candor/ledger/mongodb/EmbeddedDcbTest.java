package candor.ledger.mongodb;

import candor.ledger.mongodb.store.EmbeddedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit and openStore fill the fields
class EmbeddedDcbTest extends DcbScenarios {

    @TempDir
    Path folder;

    private EmbeddedStore store;

    @BeforeEach
    void openStore() {
        store = new EmbeddedStore(folder.resolve("data"));
    }

    @AfterEach
    void closeStore() {
        closeLedgers();
        store.close();
    }

    @Override
    LedgerUnderTest open() {
        return new LedgerUnderTest(store.database("dcb"), store.settings(), folder.resolve("keep"), options -> options);
    }
}
