package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Blocks;
import com.mongodb.client.MongoDatabase;
import java.util.function.Consumer;
import org.bson.RawBsonDocument;

/** Blocks whose writes a test can hold up. */
final class Intercepted extends Blocks {

    private volatile Consumer<RawBsonDocument> before = block -> { };

    Intercepted(MongoDatabase database) {
        super(database);
    }

    void before(Consumer<RawBsonDocument> action) {
        before = action;
    }

    @Override
    public void insert(RawBsonDocument block) {
        before.accept(block);
        super.insert(block);
    }
}
