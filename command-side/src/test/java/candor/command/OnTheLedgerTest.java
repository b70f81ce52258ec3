package candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainCommand;
import candor.access.AccessCommand.CloseAccount;
import candor.access.AccessCommand.OpenAccount;
import candor.access.Role;
import candor.command.access.AccessModule;
import candor.command.disclosure.DisclosureModule;
import candor.command.incident.IncidentModule;
import candor.command.signal.SignalModule;
import candor.disclosure.DisclosureCommand.ExportTrail;
import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.incident.Classification.Confirmation;
import candor.incident.Classification;
import candor.incident.ClassificationCommand.ClassifyIncident;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.incident.IncidentKind;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.StatementCommand.ContestAssertion;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.StaleView;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.CommandPort.Begun;
import candor.platform.command.EventReceipt;
import candor.platform.command.Issuance;
import candor.platform.command.LocalCommandPort;
import candor.platform.context.AxonNode;
import candor.platform.context.ContextModule;
import candor.sealing.FreeText;
import candor.signal.SignalChannel;
import candor.signal.SignalCommand.LinkSignal;
import candor.signal.SignalCommand.RaiseSignal;
import candor.testimony.Attribution;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The decisions over the store of the service: entries read back from their stored form, conditions checked by the appender. */
class OnTheLedgerTest {
    private static final Set<Role> EVERY_ROLE = Set.of(Role.ADMINISTRATOR, Role.COMMANDER, Role.RESPONDER, Role.PRIVACY_OFFICER);
    private static final Actor ANN = new Actor("ann", "Ann", EVERY_ROLE);
    private static final Actor BEN = new Actor("ben", "Ben", EVERY_ROLE);

    private final Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final EmbeddedMongo server;
    private final MongoClientSettings settings;
    private final MongoClient client;
    private final Node first;
    private int keys;
    /** Open where blocks get into the store. */
    private volatile CountDownLatch stored = new CountDownLatch(0);

    OnTheLedgerTest(@TempDir Path folder) {
        this.folder = folder;
        server = EmbeddedMongo.open(folder.resolve("data"), EmbeddedMongoOptions.defaults());
        settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString(server.connectionString())).addCommandListener(new Gate()).build();
        client = MongoClients.create(settings);
        first = node("first");
    }

    /** Lets no block into the store as long as the test says so: what is begun meanwhile waits together, on however quick a machine. */
    private final class Gate implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent started) {
            if (started.getCommandName().equals("insert") && started.getCommand().getString("insert").getValue().equals("blocks")) {
                try {
                    stored.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** One node of the service. */
    private record Node(MongoLedger ledger, AxonConfiguration axon, LocalCommandPort port) implements AutoCloseable {
        @Override
        public void close() {
            axon.shutdown();
            ledger.close();
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable node : opened.reversed()) {
            node.close();
        }
        client.close();
        server.close();
    }

    private Node node(String name) {
        MongoLedger ledger = MongoLedger.open(client.getDatabase("candor"), LedgerOptions.defaults(folder.resolve("keep"), settings));
        List<ContextModule> modules = List.of(new IncidentModule(), new SignalModule(), new AccessModule(), new DisclosureModule());
        AxonConfiguration axon = AxonNode.build(ledger, name, modules);
        axon.start();
        var node = new Node(ledger, axon, new LocalCommandPort(axon.getComponent(CommandGateway.class), ledger));
        opened.add(node);
        return node;
    }

    @Test
    void referencesHaveNoGapWithManyThreadsOnTwoNodes() throws Exception {
        int threads = 8;
        int each = 12;
        List<Node> nodes = List.of(first, node("second"));
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> work = IntStream.range(0, threads).mapToObj(t -> (Callable<Void>) () -> {
                for (int i = 0; i < each; i++) {
                    String id = "t" + t + "-" + i;
                    nodes.get(t % 2).port().issue(declare(id), Issuance.by(ANN, id, "00"));
                }
                return null;
            }).toList();
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(references()).containsExactlyElementsOf(inOrder("INC", threads * each));
    }

    @Test
    void aCrowdThatTellsOneIncidentTheSameKindOfThingIsAllHeard() throws Exception {
        int people = 32;
        int each = 8;
        issue(ANN, declare("i1"));
        try (var pool = Executors.newFixedThreadPool(people)) {
            List<Callable<Void>> work = IntStream.range(0, people).mapToObj(p -> (Callable<Void>) () -> {
                for (int i = 0; i < each; i++) {
                    first.port().issue(new AddNote("i1", text("note " + i), Attribution.NONE), Issuance.by(ANN, "crowd-" + p + "-" + i, "00"));
                }
                return null;
            }).toList();
            for (Future<Void> done : pool.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(first.ledger().reader().head().size()).isEqualTo(1 + people * each);
    }

    @Test
    void declarationsBegunOneAfterTheOtherShareBlocksAndKeepTheirOrder() {
        issue(ANN, declare("first"));
        long blocks = first.ledger().reader().head().block();
        stored = new CountDownLatch(1);
        List<Begun> begun = IntStream.rangeClosed(2, 60).mapToObj(i -> begin(first, declare("i" + i))).toList();
        stored.countDown();

        List<Accepted> accepted = begun.stream().map(Begun::await).toList();

        assertThat(accepted.stream().map(one -> one.events().getFirst().position()).toList()).isSorted();
        assertThat(references()).containsExactlyElementsOf(inOrder("INC", 60));
        assertThat(first.ledger().reader().head().block() - blocks).isLessThan(59);
    }

    @Test
    void whatIsBegunBehindOneThatFailsLeavesNoGap() {
        List<Begun> begun = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> begin(first, imported("i" + i, i % 7 == 0 ? "shop-1" : "shop-" + i))).toList();

        List<Accepted> accepted = begun.stream().map(Begun::await).toList();

        assertThat(accepted).filteredOn(one -> one.events().isEmpty()).hasSize(5);
        assertThat(references()).containsExactlyElementsOf(inOrder("IMP", 35));
    }

    @Test
    void twoNodesThatBeginWithoutWaitingLeaveNoGap() throws Exception {
        Node second = node("second");
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Future<List<Accepted>>> work = Stream.of(first, second).map(node -> pool.submit(() -> {
                List<Begun> begun = IntStream.range(0, 40).mapToObj(i -> begin(node, declare((node == first ? "a" : "b") + i))).toList();
                return begun.stream().map(Begun::await).toList();
            })).toList();
            for (Future<List<Accepted>> done : work) {
                assertThat(done.get()).allSatisfy(one -> assertThat(one.events()).hasSize(1));
            }
        }
        assertThat(references()).containsExactlyElementsOf(inOrder("INC", 80));
    }

    @Test
    void aStoryIsDecidedOverWhatWasStored() {
        issue(ANN, open("ann", Role.ADMINISTRATOR, Role.COMMANDER));
        issue(ANN, open("ben", Role.COMMANDER));
        issue(ANN, declare("i1"));
        issue(ANN, new AssignCommander("i1", Caller.person("ann"), Attribution.NONE));
        issue(ANN, new HandOverCommand("i1", Caller.person("ben"), text("over to you")));
        assertRefused("incident.command-offered-to-another", ANN, new AcceptCommand("i1"));
        issue(BEN, new AcceptCommand("i1"));
        issue(ANN, new RaiseSignal("s1", SignalChannel.BANK, text("Bank M"), first.ledger().identify("signal", "1"), null, text("Fraud"), false, Attribution.NONE));
        issue(ANN, new LinkSignal("s1", "i1", text("same pattern"), Attribution.NONE));
        issue(ANN, classify(Confirmation.SUSPECTED, null));
        issue(ANN, classify(Confirmation.CONFIRMED, text("code found")));
        assertRefused("incident.no-such-entry", ANN, contest(8));

        assertThat(issue(ANN, contest(7)).events()).extracting(EventReceipt::ordinal).containsExactly(8L);
        assertRefused("disclosure.trail-outdated", ANN, export(7));
        assertThat(issue(ANN, export(8)).events()).extracting(EventReceipt::stream, EventReceipt::ordinal)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("incident:i1", 9L));
        assertRefused("access.last-administrator", ANN, new CloseAccount("ann", text("left")));
    }

    @Test
    void aRecordIsImportedOnce() {
        ImportIncident record = imported("i1", "shop-1");

        assertThat(issue(ANN, record).events()).hasSize(2);
        assertThat(issue(ANN, record).events()).isEmpty();
    }

    @Test
    void onlyWhoActsOnTheSameFactsLoses() {
        issue(ANN, declare("i1"));
        issue(ANN, classify(Confirmation.SUSPECTED, null));

        assertThat(first.port().issue(new AddNote("i1", text("Bank calls"), Attribution.NONE), next(BEN).ifMatch(1)).events()).hasSize(1);
        assertThatThrownBy(() -> first.port().issue(classify(Confirmation.NEAR_MISS, text("late")), next(BEN).ifMatch(1))).isInstanceOf(StaleView.class);
    }

    private Begun begin(Node node, DomainCommand command) {
        return node.port().begin(command, Issuance.by(ANN, command instanceof DeclareIncident one ? one.incident() : "key-" + keys++, "00"));
    }

    private ImportIncident imported(String incident, String key) {
        return new ImportIncident(
                incident, "veris", first.ledger().identify("import", key), text(key), text("{}"), text("00"), text("A shop"),
                Instant.EPOCH, 2026, Attribution.NONE, List.of(new AddNote(incident, text("as the record says"), Attribution.NONE)));
    }

    private static List<String> inOrder(String series, int count) {
        return IntStream.rangeClosed(1, count).mapToObj((series + "-2026-%04d")::formatted).toList();
    }

    private Accepted issue(Actor actor, DomainCommand command) {
        return first.port().issue(command, next(actor));
    }

    private Issuance next(Actor actor) {
        keys++;
        return Issuance.by(actor, "key-" + keys, "00");
    }

    private void assertRefused(String code, Actor actor, DomainCommand command) {
        long before = first.ledger().reader().head().size();
        assertThatThrownBy(() -> issue(actor, command)).satisfies(Decided.refusal(code));
        assertThat(first.ledger().reader().head().size()).isEqualTo(before);
    }

    private Set<String> references() {
        var references = new TreeSet<String>();
        var reader = first.ledger().reader();
        try (var entries = reader.entries(0, reader.head().size())) {
            entries.filter(entry -> entry.ordinary().containsKey("reference"))
                    .forEach(entry -> references.add(Objects.requireNonNull(entry.ordinary().get("reference")).value().asText()));
        }
        return references;
    }

    private static FreeText text(String words) {
        return FreeText.of(words);
    }

    private static DeclareIncident declare(String incident) {
        return new DeclareIncident(incident, IncidentKind.INCIDENT, text("Customer data leaks"), Instant.EPOCH, 2026, Attribution.NONE);
    }

    private static OpenAccount open(String account, Role... roles) {
        return new OpenAccount(account, Caller.person(account), Caller.person(account), List.of(roles));
    }

    private static ClassifyIncident classify(Confirmation confirmation, @org.jspecify.annotations.Nullable FreeText reason) {
        var classification = new Classification(confirmation, List.of("external"), List.of(), List.of(), List.of(), List.of(), null);
        return new ClassifyIncident("i1", classification, reason, Attribution.NONE);
    }

    private static ContestAssertion contest(long entry) {
        return new ContestAssertion("i1", entry, candor.incident.Claimant.SUPPLIER, text("not us"), Attribution.NONE);
    }

    private static ExportTrail export(long lastOrdinal) {
        return new ExportTrail("i1", "trail-1", text("The authority"), null, "authority", Map.of(), Map.of(), lastOrdinal);
    }
}
