package candor.command.evidence;

import static candor.sealing.FreeText.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.access.Role;
import candor.command.incident.IncidentModule;
import candor.evidence.EvidenceCommand.CollectEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.RecordEvidenceDigest;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.ReleaseOutcome;
import candor.incident.DeclarationCommand.DeclareIncident;
import candor.incident.IncidentKind;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.OpenedEntry;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.Issuance;
import candor.platform.command.LocalCommandPort;
import candor.platform.context.AxonNode;
import candor.platform.evidence.EvidenceFiles;
import candor.platform.evidence.EvidenceStore;
import candor.platform.evidence.EvidenceSweep;
import candor.platform.evidence.Expected;
import candor.platform.evidence.KeptFile;
import candor.platform.evidence.NamedFiles;
import candor.platform.store.DataFolder;
import candor.platform.store.MongoStore;
import candor.testimony.Attribution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.gateway.CommandGateway;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beside the ledger that names them: none that is named goes, none that is not stays, and numbers have no gap. */
@SuppressWarnings("NullAway.Init") // JUnit and setUp fill the fields
class EvidenceFilesOnTheLedgerTest {
    private static final Actor ANN = new Actor("ann", "Ann", Set.of(Role.COMMANDER, Role.RESPONDER));
    private static final String INCIDENT = "0198f1c2-0000-7000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final AtomicInteger keys = new AtomicInteger();

    private MongoStore store;
    private MongoLedger ledger;
    private AxonConfiguration axon;
    private LocalCommandPort port;
    private EvidenceFiles files;
    private EvidenceSweep sweep;

    @BeforeEach
    void open(@TempDir Path folder) {
        DataFolder data = DataFolder.open(folder.resolve("data"));
        store = MongoStore.open(data, null, 0);
        ledger = MongoLedger.open(store.database("candor"), LedgerOptions.defaults(folder.resolve("keep"), store.settings()));
        axon = AxonNode.build(ledger, "test", List.of(new IncidentModule(), new EvidenceModule(() -> { })));
        axon.start();
        port = new LocalCommandPort(axon.getComponent(CommandGateway.class), ledger);
        files = EvidenceStore.of(data, store, null).of("candor", clock);
        sweep = new EvidenceSweep(files, new NamedFiles(ledger.reader()), clock);
        issue(new DeclareIncident(INCIDENT, IncidentKind.INCIDENT, of("Cards leak"), NOW, 2026, Attribution.NONE));
    }

    @AfterEach
    void close() {
        axon.shutdown();
        ledger.close();
        store.close();
    }

    private Accepted issue(DomainCommand command) {
        return port.issue(command, Issuance.by(ANN, "key-" + keys.incrementAndGet(), "body"));
    }

    private KeptFile keep(String text) throws IOException {
        return files.keep(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new Expected(1_000, null));
    }

    private Accepted collect(String item, KeptFile file) {
        return issue(new CollectEvidence(item, INCIDENT, of(item), null, "text/plain", file.size(), of(file.digest()), null, null, Attribution.NONE));
    }

    private void aDayPasses() {
        now.updateAndGet(then -> then.plus(Duration.ofHours(25)));
    }

    @Test
    void whatNoEntryNamesGoesAfterADayAndWhatOneNamesStays() throws IOException {
        KeptFile named = keep("named");
        collect("item-1", named);
        KeptFile orphan = keep("its process was killed before the command");
        assertThat(sweep.run()).as("its command may be on its way").isZero();
        aDayPasses();
        assertThat(sweep.run()).isEqualTo(1);
        assertThat(files.size(orphan.digest())).isEmpty();
        assertThat(files.size(named.digest())).isPresent();
    }

    @Test
    void aFileThatTwoItemsNameStaysUntilBothAreGivenUp() throws IOException {
        KeptFile file = keep("the same");
        collect("item-1", file);
        collect("item-2", file);
        aDayPasses();
        issue(new ReleaseEvidence("item-1", ReleaseOutcome.DESTROYED, of("not needed"), Attribution.NONE));
        assertThat(sweep.run()).isZero();
        issue(new ReleaseEvidence("item-2", ReleaseOutcome.RETURNED, of("not needed"), Attribution.NONE));
        assertThat(sweep.run()).isEqualTo(1);
    }

    @Test
    void whatWasShownForADigestIsNamedFromThenOn() throws IOException {
        KeptFile file = keep("the letter");
        issue(new RecordEvidenceDigest("item-1", INCIDENT, of("letter"), null, of(file.digest()), null, null, Attribution.NONE));
        assertThat(new NamedFiles(ledger.reader()).digests()).isEmpty();
        issue(new OpenEvidence("item-1", of(file.digest()), file.size(), Attribution.NONE));
        aDayPasses();
        assertThat(sweep.run()).isZero();
        assertThat(new NamedFiles(ledger.reader()).kept()).singleElement().satisfies(named -> {
            assertThat(named.item()).isEqualTo(1);
            assertThat(named.digest()).isEqualTo(file.digest());
            assertThat(named.size()).isEqualTo(file.size());
        });
    }

    @Test
    void whereTheLogCannotBeReadNothingIsRemoved() throws IOException {
        Accepted collected = collect("item-1", keep("named"));
        keep("orphan");
        aDayPasses();
        loseTheDigest(collected);
        assertThatThrownBy(sweep::run).isInstanceOf(CorruptLedger.class);
        assertThat(files.all()).hasSize(2);
    }

    @Test
    void whatWasReadBeforeIsOpenedAgainBeforeAnythingIsRemoved() throws IOException {
        Accepted collected = collect("item-1", keep("named"));
        keep("orphan");
        aDayPasses();
        assertThat(sweep.run()).isEqualTo(1);
        keep("another orphan");
        aDayPasses();
        loseTheDigest(collected);
        assertThatThrownBy(sweep::run).isInstanceOf(CorruptLedger.class);
        assertThat(files.all()).hasSize(2);
    }

    private void loseTheDigest(Accepted collected) {
        OpenedEntry entry = ledger.reader().opened(ledger.reader().entry(collected.events().getFirst().position()).orElseThrow());
        String digest = Objects.requireNonNull(entry.entry().content().components().get("contentDigest")).base64Url();
        store.database("candor").getCollection("vault").deleteOne(new Document("_id", digest));
    }

    @Test
    void twoAtOnceGetTwoNumbers() throws Exception {
        KeptFile file = keep("same");
        List<Future<Accepted>> all = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            IntStream.range(0, 16).forEach(i -> all.add(two.submit(() -> collect("item-" + i, file))));
        }
        for (Future<Accepted> one : all) {
            assertThat(one.get().events()).hasSize(1);
        }
        assertThat(new NamedFiles(ledger.reader()).kept().stream().map(NamedFiles.Named::item).sorted())
                .isEqualTo(IntStream.rangeClosed(1, 16).mapToObj(number -> (long) number).toList());
    }

    @Test
    void aRefusedCommandLeavesItsFileToTheSweep() throws IOException {
        KeptFile file = keep("for nobody");
        var command = new CollectEvidence("item-1", "unknown", of("x"), null, "text/plain", file.size(), of(file.digest()), null, null, Attribution.NONE);
        assertThatThrownBy(() -> issue(command)).isInstanceOf(RuleViolation.class);
        aDayPasses();
        assertThat(sweep.run()).isEqualTo(1);
    }
}
