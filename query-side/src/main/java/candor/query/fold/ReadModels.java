package candor.query.fold;

import candor.query.Projected;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All read models of a ledger: written together from one reading of it, each rebuilt on its own. */
public final class ReadModels {
    private static final Logger LOG = LoggerFactory.getLogger(ReadModels.class);
    private final List<ReadModel<?>> models;
    private final Progress progress;

    /** @param patience so long whoever has changed something waits for it to show */
    public ReadModels(MongoDatabase database, List<ReadModel<?>> models, Duration patience) {
        this.models = List.copyOf(models);
        this.progress = new Progress(database, patience);
    }

    public Projected projected() {
        return progress;
    }

    /** Names of the projections. */
    public List<String> names() {
        return models.stream().map(model -> model.projection().name()).toList();
    }

    /** Stored names of all events that some projection handles. */
    public Set<String> events() {
        Set<String> events = new TreeSet<>();
        models.forEach(model -> events.addAll(model.projection().events()));
        return events;
    }

    /** Prepares the collections; builds, from the start, those whose rows are missing or of another version. */
    public void open(EventFeed feed) {
        long head = feed.head();
        List<ReadModel<?>> missing = models.stream().filter(ReadModel::open).toList();
        if (!missing.isEmpty() && head >= 0) {
            LOG.info("building {} read models up to position {}", missing.size(), head);
            rebuild(missing, feed);
        }
    }

    /**
     * Folds a batch into every read model.
     *
     * @param reached position of the last entry read, be it in the batch or not
     */
    public void write(List<EventEnvelope> batch, long reached) {
        write(batch, reached, () -> {});
    }

    void write(List<EventEnvelope> batch, long reached, Runnable beforeItIsSaid) {
        models.forEach(model -> model.write(batch));
        beforeItIsSaid.run();
        progress.reached(reached);
    }

    /**
     * Builds a read model anew beside the present one and switches to it; events go on arriving meanwhile.
     *
     * @return number of the generation that is read from now on
     * @throws IllegalArgumentException when there is none of that name
     */
    public int rebuild(String name, EventFeed feed) {
        ReadModel<?> model = models.stream()
                .filter(candidate -> candidate.projection().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no read model is called " + name + "; there are " + names()));
        rebuild(List.of(model), feed);
        return model.current();
    }

    /** Builds those anew that were not built since this position was in the ledger. */
    void rebuildSince(long position, EventFeed feed) {
        List<ReadModel<?>> older = models.stream().filter(model -> model.built() < position).toList();
        if (!older.isEmpty()) {
            rebuild(older, feed);
        }
    }

    /** The same for all of them, from one reading of the ledger. */
    public void rebuildAll(EventFeed feed) {
        rebuild(models, feed);
    }

    /** Tries the parked events of every read model again. @return how many are in the rows now that were not */
    public int retry(EventFeed feed) {
        return models.stream().mapToInt(model -> model.retry(feed)).sum();
    }

    private static synchronized void rebuild(List<ReadModel<?>> models, EventFeed feed) {
        List<Building<?>> buildings = models.stream().<Building<?>>map(Building::of).toList();
        long built = feed.head();
        feed.read(-1, built, batch -> buildings.forEach(building -> building.beside().write(batch)));
        buildings.forEach(building -> building.finish(feed, built));
    }

    /** A read model with the generation that is being built beside it. */
    private record Building<S>(ReadModel<S> model, Generation<S> beside) {
        static <S> Building<S> of(ReadModel<S> model) {
            return new Building<>(model, model.beside());
        }

        void finish(EventFeed feed, long built) {
            model.switchAfter(() -> feed.read(built, feed.head(), beside::write), built);
        }
    }
}
