package candor.command.sweep;

import candor.DomainCommand;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.command.LocalCommandPort;
import candor.platform.context.AxonNode;
import candor.platform.context.ContextModule;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

/** Command nodes over one store of the service, which can die and come back. */
public final class Nodes implements AutoCloseable {
    public static final Actor ANN = new Actor("ann", "Ann", Set.of(Role.ADMINISTRATOR, Role.COMMANDER));

    private final Path folder;
    private final boolean alone;
    private final EmbeddedMongo server;
    private final MongoClientSettings settings;
    private final MongoClient client;
    private final AtomicInteger keys = new AtomicInteger();
    private final List<Node> running = new ArrayList<>();

    public Nodes(Path folder) {
        this(folder, false);
    }

    /** @param alone whether there will never be more than one of them at once, as on the embedded store */
    public Nodes(Path folder, boolean alone) {
        this.folder = folder;
        this.alone = alone;
        server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(server.connectionString())).build();
        client = MongoClients.create(settings);
    }

    /** One of them. */
    public record Node(MongoLedger ledger, AxonConfiguration axon, LocalCommandPort port, DueTable table) {
        /** How many entries of a type the ledger holds. */
        public long count(String type) {
            try (var entries = ledger.reader().entries(0, ledger.reader().head().size())) {
                return entries.filter(entry -> entry.entry().type().equals(type)).count();
            }
        }
    }

    public Node start(String name, Function<DueTable, List<ContextModule>> modules) {
        LedgerOptions options = LedgerOptions.defaults(folder.resolve("keep"), settings);
        MongoLedger ledger = MongoLedger.open(database(), alone ? options.asSoleProcess() : options);
        DueTable table = new DueTable(database());
        table.prepare();
        AxonConfiguration axon = AxonNode.build(ledger, name, modules.apply(table));
        axon.start();
        var node = new Node(ledger, axon, new LocalCommandPort(axon.getComponent(CommandGateway.class), ledger), table);
        running.add(node);
        return node;
    }

    public MongoDatabase database() {
        return client.getDatabase("candor");
    }

    /** Ends a node as if its process had stopped. */
    public void end(Node node) {
        running.remove(node);
        node.axon().shutdown();
        node.ledger().close();
    }

    public void issue(Node node, DomainCommand command) {
        node.port().issue(command, Issuance.by(ANN, "key-" + keys.incrementAndGet(), "00"));
    }

    public void account(Node node, String account, String signInName) {
        issue(node, new OpenAccount(account, person(account, account), person(account, signInName), List.of(Role.RESPONDER)));
    }

    public static Personal person(String account, String value) {
        return Personal.of(new SubjectReference(account), value);
    }

    @Override
    public void close() {
        List.copyOf(running).reversed().forEach(this::end);
        client.close();
        server.close();
    }
}
