package candor.command.task;

import candor.DomainCommand;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.command.access.AccessModule;
import candor.command.incident.IncidentModule;
import candor.command.sweep.DueTable;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.command.LocalCommandPort;
import candor.platform.context.AxonNode;
import candor.platform.mail.Mailer;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.task.PlaybookCommand.PublishPlaybook;
import candor.task.PlaybookStep;
import candor.task.TaskCommand.ApplyPlaybook;
import candor.task.TaskCommand.AssignTask;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;

/** Command nodes over one store, each with a sweeper's handler of its own. */
final class Swept implements AutoCloseable {
    static final Actor ANN = new Actor("ann", "Ann", Set.of(Role.ADMINISTRATOR, Role.COMMANDER));
    private static final String BOOK = "book-1";

    private final Path folder;
    private final EmbeddedMongo server;
    private final MongoClientSettings settings;
    private final MongoClient client;
    private final AtomicInteger keys = new AtomicInteger();
    private final List<Node> nodes = new ArrayList<>();

    Swept(Path folder) {
        this.folder = folder;
        server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(server.connectionString())).build();
        client = MongoClients.create(settings);
    }

    /** One node. */
    record Node(MongoLedger ledger, AxonConfiguration axon, LocalCommandPort port, DueTable table, Reminders reminders) implements AutoCloseable {
        @Override
        public void close() {
            axon.shutdown();
            ledger.close();
        }

        /** How many entries of a type the ledger holds. */
        long count(String type) {
            try (var entries = ledger.reader().entries(0, ledger.reader().head().size())) {
                return entries.filter(entry -> entry.entry().type().equals(type)).count();
            }
        }
    }

    Node node(String name, Mailer mailer) {
        MongoLedger ledger = MongoLedger.open(database(), LedgerOptions.defaults(folder.resolve("keep"), settings));
        DueTable table = new DueTable(database());
        table.prepare();
        var outbox = new Reminders.Outbox();
        AxonConfiguration axon = AxonNode.build(ledger, name, List.of(new IncidentModule(), new AccessModule(), new TaskModule(outbox::add), new DueTasks(table)));
        axon.start();
        var port = new LocalCommandPort(axon.getComponent(CommandGateway.class), ledger);
        var node = new Node(ledger, axon, port, table, new Reminders(table, port, mailer, new ReminderLetters(null), outbox));
        nodes.add(node);
        return node;
    }

    MongoDatabase database() {
        return client.getDatabase("candor");
    }

    /** Ends a node as if its process had stopped. */
    void end(Node node) {
        nodes.remove(node);
        node.close();
    }

    void issue(Node node, DomainCommand command) {
        node.port().issue(command, Issuance.by(ANN, "key-" + keys.incrementAndGet(), "00"));
    }

    /** A playbook whose steps are all due four hours after detection. */
    void publish(Node node, int steps) {
        PlaybookStep[] all = IntStream.range(0, steps).mapToObj(i -> Planned.step("s" + i, Planned.FOUR_HOURS)).toArray(PlaybookStep[]::new);
        issue(node, new PublishPlaybook(BOOK, 0, FreeText.of("Leak"), null, null, List.of(all)));
    }

    /** An incident in which all of them are Ann's. @param detected local minute in UTC, such as 2026-11-23T01:00 */
    void incident(Node node, String incident, String detected, int assigned) {
        issue(node, new DeclareIncident(incident, IncidentKind.INCIDENT, FreeText.of("Cards leak"), Instant.EPOCH, 2026, Attribution.NONE));
        issue(node, new EstablishDetection(incident, List.of(), null, null, null, at(detected)));
        issue(node, new ApplyPlaybook(incident, BOOK, 1, Attribution.NONE));
        for (int i = 0; i < assigned; i++) {
            issue(node, new AssignTask(Application.task(incident, BOOK, "s" + i), person("ann", "ann"), Attribution.NONE));
        }
    }

    /** Ann takes command of it, so that she is reminded of what is nobody's. */
    void command(Node node, String incident) {
        issue(node, new AssignCommander(incident, person("ann", "ann"), Attribution.NONE));
    }

    void account(Node node, String account, String signInName) {
        issue(node, new OpenAccount(account, person(account, account), person(account, signInName), List.of(Role.RESPONDER)));
    }

    void correct(Node node, String incident, String detected) {
        issue(node, new CorrectDetection(incident, List.of(), FreeText.of("wrong"), at(detected)));
    }

    static Personal person(String account, String value) {
        return Personal.of(new SubjectReference(account), value);
    }

    private static Attribution at(String minute) {
        return new Attribution(Occurred.at(StatedTime.parse(minute, ZoneOffset.UTC)), null, null, null);
    }

    @Override
    public void close() {
        List.copyOf(nodes).reversed().forEach(this::end);
        client.close();
        server.close();
    }
}
