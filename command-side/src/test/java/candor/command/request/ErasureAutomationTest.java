package candor.command.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candor.DomainCommand;
import candor.access.Role;
import candor.command.incident.IncidentModule;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.incident.LawCommand.PlaceLegalHold;
import candor.incident.NoteCommand.AddNote;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.erasure.ErasureStep;
import candor.ledger.mongodb.erasure.Erasures;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.command.LocalCommandPort;
import candor.platform.context.AxonNode;
import candor.request.RequestCommand.RequestErasure;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.testimony.Attribution;
import candor.testimony.Means;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the request to the last entry, over the store of the service, and across a restart. */
class ErasureAutomationTest {
    private static final Actor ANN = new Actor("ann", "Ann", Set.of(Role.COMMANDER, Role.PRIVACY_OFFICER, Role.COUNSEL));
    private static final String SUBJECT = "subject-1";

    private final Path folder;
    private final EmbeddedMongo server;
    private final MongoClientSettings settings;
    private final MongoClient client;
    private final AtomicInteger keys = new AtomicInteger();
    private final List<String> traces = new CopyOnWriteArrayList<>();

    ErasureAutomationTest(@TempDir Path folder) {
        this.folder = folder;
        server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(server.connectionString())).build();
        client = MongoClients.create(settings);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private record Node(MongoLedger ledger, AxonConfiguration axon, LocalCommandPort port, ErasureWorker worker) implements AutoCloseable {
        @Override
        public void close() {
            worker.close();
            axon.shutdown();
            ledger.close();
        }

        List<String> types() {
            try (var entries = ledger.reader().entries(0, ledger.reader().head().size())) {
                return entries.map(entry -> entry.entry().type()).toList();
            }
        }
    }

    private Node node(boolean working) {
        MongoLedger ledger = MongoLedger.open(client.getDatabase("candor"), LedgerOptions.defaults(folder.resolve("keep"), settings).asSoleProcess());
        AtomicReference<Runnable> wake = new AtomicReference<>(() -> { });
        AxonConfiguration axon = AxonNode.build(ledger, "node", List.of(
                new IncidentModule(), new RequestModule(SealedContents.of(ledger)), new ErasureProcessor(ledger::erasures, () -> wake.get().run())));
        axon.start();
        var port = new LocalCommandPort(axon.getComponent(CommandGateway.class), ledger);
        var worker = new ErasureWorker(ledger.erasures(), ledger.erasing(new ErasureOutside(ledger, port, traces::add, server::forgetDeleted)));
        wake.set(worker::wake);
        if (working) {
            worker.start();
        }
        return new Node(ledger, axon, port, worker);
    }

    @Test
    void aRequestIsCarriedOutAndListedWhereItTookSomething() {
        try (Node node = node(true)) {
            tell(node);
            issue(node, new RequestErasure("r1", SUBJECT, FreeText.of("she asks")));
            awaitDone(node);

            assertThat(node.types()).endsWith("request.ErasureRequested", "request.ErasureStarted", "request.PersonalDataErased", "request.PersonalDataErased");
            assertThat(traces).contains(SUBJECT);
            assertThat(node.ledger().entriesOf(SUBJECT)).isEmpty();
        }
    }

    @Test
    void whatANodeLeftUndoneTheNextFinishes() {
        try (Node first = node(false)) {
            tell(first);
            issue(first, new RequestErasure("r1", SUBJECT, FreeText.of("she asks")));
            await().until(() -> first.ledger().erasures().find("r1").isPresent());
        }
        try (Node second = node(true)) {
            awaitDone(second);
            assertThat(second.types()).filteredOn("request.PersonalDataErased"::equals).hasSize(2);
        }
    }

    @Test
    void aHoldStopsItAndItIsOver() {
        try (Node node = node(true)) {
            tell(node);
            issue(node, new PlaceLegalHold("i1", true, List.of(), FreeText.of("a claim")));
            issue(node, new RequestErasure("r1", SUBJECT, FreeText.of("she asks")));
            await().until(() -> node.types().contains("request.ErasureRefused"));

            await().until(() -> node.ledger().erasures().unfinished().isEmpty());
            assertThat(node.ledger().entriesOf(SUBJECT)).hasSize(1);
        }
    }

    private void tell(Node node) {
        issue(node, new DeclareIncident("i1", IncidentKind.INCIDENT, FreeText.of("Cards leak"), Instant.EPOCH, 2026, Attribution.NONE));
        var by = new Attribution(null, null, Personal.of(new SubjectReference(SUBJECT), "Erika"), Means.values()[0]);
        issue(node, new AddNote("i1", FreeText.of("she called"), by));
    }

    private static void awaitDone(Node node) {
        await().until(() -> node.ledger().erasures().find("r1").map(Erasures.Progress::step).filter(ErasureStep.RECORDED::equals).isPresent());
    }

    private void issue(Node node, DomainCommand command) {
        node.port().issue(command, Issuance.by(ANN, "key-" + keys.incrementAndGet(), "00"));
    }
}
