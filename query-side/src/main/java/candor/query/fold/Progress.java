package candor.query.fold;

import candor.query.Projected;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;

/** How far the read models have come. Kept in the store too, since the node that projects need not be the one that is asked. */
final class Progress implements Projected {
    private static final String ID = "progress";
    private static final String POSITION = "p";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final MongoCollection<Document> pointers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Duration patience;
    private volatile long here = -1;

    /** @param patience how long a change is waited for */
    Progress(MongoDatabase database, Duration patience) {
        this.pointers = database.getCollection("read_generations");
        this.patience = patience;
    }

    void reached(long position) {
        if (position <= here) {
            return;
        }
        pointers.replaceOne(
                Filters.eq("_id", ID), new Document("_id", ID).append(POSITION, position), new ReplaceOptions().upsert(true));
        lock.lock();
        try {
            here = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long position() {
        Document stored = pointers.find(Filters.eq("_id", ID)).first();
        return Math.max(here, stored == null ? -1 : stored.get(POSITION, Number.class).longValue());
    }

    @Override
    public boolean await(long position) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (here < position && position() < position) {
            if (System.nanoTime() > deadline || !pause()) {
                return false;
            }
        }
        return true;
    }

    private boolean pause() {
        lock.lock();
        try {
            moved.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
