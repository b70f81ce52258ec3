package candor.ledger.mongodb;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/** Blocks whose writes a test can hold up, or make fail before or after they were applied, and whose reads by number it can cut off. */
final class Intercepted extends Blocks {

    private volatile Consumer<Document> before = block -> { };
    private volatile Consumer<Document> after = block -> { };
    private volatile boolean unreadable;

    Intercepted(MongoDatabase database) {
        super(database);
    }

    void before(Consumer<Document> action) {
        before = action;
    }

    void after(Consumer<Document> action) {
        after = action;
    }

    void unreadable(boolean cutOff) {
        unreadable = cutOff;
    }

    @Override
    public void insert(Document block) {
        before.accept(block);
        super.insert(block);
        after.accept(block);
    }

    @Override
    public Optional<StoredBlock> find(long number) {
        requireReadable();
        return super.find(number);
    }

    @Override
    public List<StoredBlock> behind(long number) {
        requireReadable();
        return super.behind(number);
    }

    private void requireReadable() {
        if (unreadable) {
            throw new MongoSocketReadException("cut off by the test", new ServerAddress());
        }
    }
}
