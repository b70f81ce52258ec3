package candor.query;

import candor.DomainQuery;
import candor.access.AccessQuery;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.IncidentQuery;
import candor.platform.CandorProperties;
import candor.platform.NodeRole;
import candor.query.access.AccessConfiguration;
import candor.query.access.AccountQueries;
import candor.query.disclosure.TrailProjection;
import candor.query.evidence.EvidenceConfiguration;
import candor.query.figures.FigureConfiguration;
import candor.query.fold.DeadLetters;
import candor.query.fold.Envelopes;
import candor.query.fold.EventFeed;
import candor.query.fold.ReadModel;
import candor.query.fold.ReadModels;
import candor.query.incident.IncidentConfiguration;
import candor.query.incident.IncidentQueries;
import candor.query.request.ErasureQueries;
import candor.query.request.RequestConfiguration;
import candor.query.signal.SignalConfiguration;
import candor.query.signal.SignalQueries;
import candor.query.task.PlaybookQueries;
import candor.query.task.TaskConfiguration;
import candor.query.task.TaskQueries;
import candor.request.RequestQuery;
import candor.signal.SignalQuery;
import candor.task.PlaybookQuery;
import candor.task.TaskQuery;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

/** The product's read models on its own store, fed by a ledger in memory. */
public final class ReadModelsOnEmbeddedStore implements AutoCloseable {
    private final EmbeddedMongo server;
    private final MongoClient client;
    private final Envelopes ledger = new Envelopes();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    private ReadModelsOnEmbeddedStore(Path folder) {
        this.server = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults());
        this.client = MongoClients.create(server.connectionString());
        MongoDatabase database = client.getDatabase("candor");
        beans.registerBean("ledgerDatabase", MongoDatabase.class, () -> database);
        beans.registerBean(EventFeed.class, () -> ledger);
        beans.registerBean(CandorProperties.class, () -> properties(folder));
        beans.registerBean(DeadLetters.class, () -> new DeadLetters(database));
        beans.registerBean("trailModel", ReadModel.class, () -> new ReadModel<>(database, new TrailProjection()));
        beans.registerBean(ReadModels.class, () -> new ReadModels(database, models(beans), properties(folder).patience()));
        beans.registerBean(Projected.class, () -> beans.getBean(ReadModels.class).projected());
        beans.register(IncidentConfiguration.class, SignalConfiguration.class, EvidenceConfiguration.class, AccessConfiguration.class, FigureConfiguration.class, RequestConfiguration.class, TaskConfiguration.class);
        beans.refresh();
        models().open(ledger);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // Spring hands out raw types for a wildcard
    private static List<ReadModel<?>> models(AnnotationConfigApplicationContext beans) {
        ObjectProvider<ReadModel> models = beans.getBeanProvider(ReadModel.class);
        return (List) models.stream().toList();
    }

    static CandorProperties properties(Path folder) {
        return new CandorProperties(
                NodeRole.ALL, folder, null, "candor", ZoneOffset.UTC, new CandorProperties.MongoDb(null),
                new CandorProperties.Embedded(0), new CandorProperties.CommandSide(null), null, DataSize.ofMegabytes(1), Duration.ofDays(90), Duration.ofMinutes(1));
    }

    public static ReadModelsOnEmbeddedStore open(Path folder) {
        return new ReadModelsOnEmbeddedStore(folder);
    }

    public Envelopes ledger() {
        return ledger;
    }

    public ReadModels models() {
        return beans.getBean(ReadModels.class);
    }

    public List<DeadLetters.DeadLetter> deadLetters() {
        return beans.getBean(DeadLetters.class).all();
    }

    public MongoDatabase database() {
        return client.getDatabase("candor");
    }

    /** Folds everything the ledger holds beyond a position, in batches of a size. */
    public void projectAfter(int position, int batch) {
        var all = ledger.all();
        for (int from = position + 1; from < all.size(); from += batch) {
            var some = all.subList(from, Math.min(from + batch, all.size()));
            models().write(some, some.getLast().position());
        }
    }

    public <R> R ask(DomainQuery<R> query) {
        return switch (query) {
            case IncidentQuery<R> q -> beans.getBean(IncidentQueries.class).answer(q);
            case SignalQuery<R> q -> beans.getBean(SignalQueries.class).answer(q);
            case RequestQuery<R> q -> beans.getBean(ErasureQueries.class).answer(q);
            case TaskQuery<R> q -> beans.getBean(TaskQueries.class).answer(q);
            case PlaybookQuery<R> q -> beans.getBean(PlaybookQueries.class).answer(q);
            case AccessQuery<R> q -> beans.getBean(AccountQueries.class).answer(q);
            default -> throw new IllegalArgumentException("not asked here");
        };
    }

    @Override
    public void close() {
        beans.close();
        client.close();
        server.close();
    }
}
