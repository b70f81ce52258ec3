package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.sealing.SubjectReference;
import candor.signal.SignalChannel;
import candor.signal.SignalEvent.SignalRaised;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What the appender writes, the check of the whole ledger recomputes: two programs that share nothing but the format. */
class FsckOfALedgerTest extends OnEmbeddedStore {

    private static final int EVENTS = 40;
    private static final int IN_USE = 12;

    @Test
    void whatTheAppenderWroteFits() throws Exception {
        fill();

        FsckReport report = check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(EVENTS);
        assertThat(report.opened()).isEqualTo(EVENTS * 4L);
        assertThat(report.lastSigned().orElseThrow().size()).as("closing signs what is new").isEqualTo(EVENTS);
    }

    @Test
    void aLedgerOpenedAgainGoesOnAndStillFits() throws Exception {
        fill();
        fill();

        assertThat(check().findings()).isEmpty();
        assertThat(check().entries()).isEqualTo(2 * EVENTS);
    }

    @Test
    void yesterdaysDatabaseIsRefusedUnderTodaysKeepFolder() throws Exception {
        fill();
        database().getCollection("blocks").deleteMany(new Document("_id", new Document("$gt", 1)));
        database().getCollection("checkpoints").deleteMany(new Document());

        assertThat(check().findings()).extracting(finding -> finding.text()).anySatisfy(text -> assertThat(text).startsWith("keep folder: its checkpoint was signed over " + EVENTS));
        assertThatThrownBy(() -> open()).isInstanceOf(CorruptLedger.class).hasMessageContaining("older copy");
    }

    @Test
    void aLedgerInUseFitsAtEveryMoment() throws Exception {
        fill();
        try (LedgerUnderTest ledger = open()) {
            CompletableFuture<?> writer = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < IN_USE; i++) {
                    ledger.appendLater(AppendCondition.none(), null, raised(i)).join();
                    ledger.ledger.signCheckpoint();
                }
            });
            long checks = 0;
            do {
                assertThat(check().findings()).isEmpty();
                checks++;
            } while (!writer.isDone());
            writer.get();
            assertThat(checks).isPositive();
        }
        assertThat(check().entries()).isEqualTo(EVENTS + IN_USE);
    }

    private void fill() throws Exception {
        try (LedgerUnderTest ledger = open()) {
            List<CompletableFuture<?>> appends = new ArrayList<>();
            for (int i = 0; i < EVENTS; i++) {
                appends.add(ledger.appendLater(AppendCondition.none(), null, raised(i)));
            }
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).get(5, TimeUnit.MINUTES);
        }
    }

    private static TaggedEventMessage<?> raised(int i) {
        SignalRaised event = new SignalRaised("signal-" + i % 7, SignalChannel.values()[0], FreeText.of("bank"), null, null, FreeText.of("a card was sold " + i),
                false, null, null, Personal.of(new SubjectReference("subject-" + i), "Erika " + i), null);
        return new GenericTaggedEventMessage<>(new GenericEventMessage(new MessageType("signal.SignalRaised", "1"), event), Set.of(new Tag("signal", event.signal())));
    }

    private FsckReport check() {
        return Fsck.check(database(), KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings()));
    }
}
