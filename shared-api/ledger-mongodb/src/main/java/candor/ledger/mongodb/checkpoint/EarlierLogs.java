package candor.ledger.mongodb.checkpoint;

import candor.ledger.mongodb.Predecessor;
import candor.ledger.mongodb.SignedCheckpoint;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the logs signed that this one was begun from. Each checkpoint over no more entries than were taken over is one of this log's tree too
 * (RFC 9162 section 2.1.4), so whoever kept it can be shown that this log goes on from it.
 */
public record EarlierLogs(MongoDatabase database, List<Predecessor> predecessors) {

    public EarlierLogs {
        predecessors = List.copyOf(predecessors);
    }

    /**
     * For each of these logs that had so many entries, of which all were taken over: its checkpoints that cover them, smallest first.
     *
     * @param most of each log
     * @throws CheckpointConflict if one is not signed by its log's key
     */
    public Stream<List<SignedCheckpoint>> covering(long size, int most) {
        return predecessors.stream().map(earlier -> {
            CheckpointStore store = new CheckpointStore(database, earlier.checkpoints(), new KnownKeys(earlier::keys));
            return Stream.iterate(store.covering(size), Optional::isPresent, found -> store.covering(found.orElseThrow().checkpoint().size() + 1))
                    .limit(most).map(Optional::orElseThrow).takeWhile(signed -> signed.checkpoint().size() <= earlier.size()).toList();
        });
    }
}
