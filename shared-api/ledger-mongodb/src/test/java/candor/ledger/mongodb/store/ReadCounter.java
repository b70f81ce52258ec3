package candor.ledger.mongodb.store;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;

/** Counts what a client reads: look-ups, and the documents that came back. */
public final class ReadCounter implements CommandListener {

    private final AtomicLong lookUps = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();

    /** Counts from nothing again. */
    public void reset() {
        lookUps.set(0);
        documents.set(0);
    }

    /** Commands that read, since the last reset. */
    public long lookUps() {
        return lookUps.get();
    }

    /** Documents that they returned. */
    public long documents() {
        return documents.get();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (event.getCommandName().equals("find") || event.getCommandName().equals("getMore")) {
            lookUps.incrementAndGet();
            BsonDocument cursor = event.getResponse().getDocument("cursor");
            for (String batch : List.of("firstBatch", "nextBatch")) {
                if (cursor.containsKey(batch)) {
                    documents.addAndGet(cursor.getArray(batch).size());
                }
            }
        }
    }
}
