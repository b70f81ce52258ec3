package candor.command.sweep;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One pass of a new sweeper, as it has just started, by a clock that stands still. */
public final class SweepPass {
    private SweepPass() {}

    /** @return whether something may be left */
    public static boolean at(Instant now, DueTable table, DueHandler handler) {
        return handler.handle(table.due(handler.kind(), now, Sweeper.MOST)).size() == Sweeper.MOST;
    }

    /** A sweeper that holds a lease and looks by itself. */
    public static Sweeper running(Instant now, DueTable table, DueHandler handler, MongoDatabase database) {
        var lease = new Lease(database, "sweeper", "node", Duration.ofSeconds(30), System::nanoTime);
        return new Sweeper(table, lease, handler, InstantSource.fixed(now));
    }
}
