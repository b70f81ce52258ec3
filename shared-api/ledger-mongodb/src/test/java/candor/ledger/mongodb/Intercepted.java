package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Blocks;
import com.mongodb.client.MongoDatabase;
import java.util.function.Consumer;
import org.bson.Document;

/** Blocks whose writes a test can hold up. */
final class Intercepted extends Blocks {

    private volatile Consumer<Document> before = block -> { };

    Intercepted(MongoDatabase database) {
        super(database);
    }

    void before(Consumer<Document> action) {
        before = action;
    }

    @Override
    public void insert(Document block) {
        before.accept(block);
        super.insert(block);
    }
}
