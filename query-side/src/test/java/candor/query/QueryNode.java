package candor.query;

import static org.awaitility.Awaitility.await;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.DomainQuery;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.disclosure.DisclosureEvent.TrailExported;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.codec.Upcaster;
import candor.ledger.mongodb.StoredEntry;
import candor.platform.CandorProperties;
import candor.platform.command.Accepted;
import candor.platform.command.CommandPort;
import candor.platform.command.EventReceipt;
import candor.platform.command.Issuance;
import candor.platform.context.ContextConfiguration;
import candor.platform.witness.TimestampProperties;
import candor.platform.witness.WitnessPolicy;
import candor.platform.witness.WitnessProperties;
import candor.query.answers.AnswersConfiguration;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.eventhandling.gateway.EventGateway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A node that answers queries, whole but for the web server, on a ledger of its own; commands are events that are appended as they are. */
public final class QueryNode implements AutoCloseable {
    private final EmbeddedMongo server;
    private final MongoClient client;
    private final MongoLedger ledger;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

    private QueryNode(Path folder, List<Upcaster> upcasters) {
        this.server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .build();
        this.client = MongoClients.create(settings);
        MongoDatabase database = client.getDatabase("candor");
        this.ledger = MongoLedger.open(database, LedgerOptions.defaults(folder.resolve("keep"), settings).asSoleProcess().withUpcasters(upcasters));
        beans.registerBean("ledgerDatabase", MongoDatabase.class, () -> database);
        beans.registerBean(MongoLedger.class, () -> ledger);
        beans.registerBean(CandorProperties.class, () -> ReadModelsOnEmbeddedStore.properties(folder));
        beans.registerBean(CommandPort.class, () -> this::issue);
        beans.registerBean(WitnessPolicy.class, () -> WitnessPolicy.NONE);
        beans.registerBean(WitnessProperties.class, () -> new WitnessProperties(null, Duration.ofSeconds(5), Duration.ZERO));
        beans.registerBean(TimestampProperties.class, () -> new TimestampProperties(null, null, Duration.ofSeconds(5), Duration.ZERO));
        beans.registerBean(InstantSource.class, InstantSource::system);
        beans.register(ContextConfiguration.class, AnswersConfiguration.class);
        beans.refresh();
    }

    public static QueryNode start(Path folder) {
        return start(folder, List.of());
    }

    public static QueryNode start(Path folder, List<Upcaster> upcasters) {
        return new QueryNode(folder, upcasters);
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    public MongoLedger ledger() {
        return ledger;
    }

    public MongoDatabase database() {
        return client.getDatabase("candor");
    }

    /** Appends events in one commit and returns the position of the last. */
    public long append(List<? extends DomainEvent> events) {
        long expected = ledger.reader().head().size() + events.size();
        bean(AxonConfiguration.class).getComponent(EventGateway.class).publish(null, List.copyOf(events)).join();
        // Outside of a command the gateway does not wait for the commit.
        await().pollInterval(Duration.ofMillis(2)).until(() -> ledger.reader().head().size() == expected);
        return expected - 1;
    }

    /** Appends and waits until every read model has it. */
    public void tell(DomainEvent... events) {
        awaitShown(append(List.of(events)));
    }

    /** Waits until every read model has what the ledger holds. */
    public void awaitShown() {
        awaitShown(ledger.reader().head().size() - 1);
    }

    private void awaitShown(long position) {
        if (!bean(Projected.class).await(position)) {
            throw new AssertionError("the read models did not come to the end of the ledger");
        }
    }

    public <R> R ask(DomainQuery<R> query) {
        return bean(Queries.class).ask(query);
    }

    private Accepted issue(DomainCommand command, Issuance issuance) {
        ExportTrail c = (ExportTrail) command;
        long position = append(List.of(new TrailExported(
                c.incident(), c.trail(), c.recipient(), c.nonce(), c.policy(), c.withheld(), c.files(), c.lastOrdinal())));
        StoredEntry entry = ledger.reader().entry(position).orElseThrow();
        return new Accepted(List.of(new EventReceipt(
                position, entry.entry().stream(), entry.entry().ordinal(), entry.entry().type(), entry.leafHash().hex())));
    }

    @Override
    public void close() {
        beans.close();
        ledger.close();
        client.close();
        server.close();
    }
}
