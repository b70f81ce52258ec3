package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.LedgerOptions.Mode;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RestartTest extends OnEmbeddedStore {

    @Test
    void streamsAndPositionsGoOnWhereTheyEnded() throws Exception {
        fill(3);
        LedgerUnderTest ledger = open();
        ledger.append(AppendCondition.none(), null, counted(4, "incident:i"));

        StoredEntry last = ledger.ledger.reader().entry(3).orElseThrow();
        assertThat(last.entry().ordinal()).isEqualTo(4);
        assertThat(last.entry().previous()).hasValue(2);
        assertThat(ledger.source(tagged("incident:i"))).hasSize(4);
    }

    @Test
    void theOriginIsFixedWhenTheLedgerIsMade() throws Exception {
        fill(1);
        String origin = open().ledger.reader().origin();

        assertThat(origin).startsWith("candor.invalid/");
        assertThat(open(options -> options.withOrigin("another.example/log")).ledger.reader().origin()).isEqualTo(origin);
    }

    @Test
    void aNewerFormatIsRefusedWithASentence() throws Exception {
        fill(1);
        database().getCollection("ledger").updateOne(new Document("_id", "ledger"), new Document("$set", new Document("format", 2)));

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("format 2");
    }

    @Test
    void aProcessThatOnlyReadsSeesEverythingAndAppendsNothing() throws Exception {
        fill(3);
        LedgerUnderTest reader = open(LedgerOptions::readOnly);

        assertThat(reader.source(tagged("incident:i"))).hasSize(3);
        assertThatThrownBy(() -> reader.append(AppendCondition.none(), null, counted(1))).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(reader.ledger.reader().latestCheckpoint()).get().extracting(signed -> signed.checkpoint().size()).isEqualTo(3L);
    }

    @Test
    void aProcessThatOnlyReadsMakesNoLedger() {
        assertThatThrownBy(() -> open(LedgerOptions::readOnly)).isInstanceOf(IllegalStateException.class);
        assertThat(count("ledger")).isZero();
    }

    @Nested
    class AfterTheStoreWasAltered {

        @Test
        void anEntryBehindTheLastCheckpointIsNoticed() throws Exception {
            fill(3);
            database().getCollection("checkpoints").deleteMany(new Document());
            database().getCollection("blocks").updateOne(new Document("_id", 2L), new Document("$set", new Document("events", altered(2))));

            assertThatThrownBy(this::reopen).isInstanceOf(CorruptLedger.class);
        }

        @Test
        void aRootThatIsNotTheCheckpointsIsNoticed() throws Exception {
            fill(3);
            Document last = blocks().getLast();
            database().getCollection("blocks").deleteOne(new Document("_id", last.get("_id")));
            database().getCollection("blocks").insertOne(last.append("root", new Binary(new byte[32])));

            assertThatThrownBy(this::reopen).isInstanceOf(CorruptLedger.class);
        }

        @Test
        void aLogThatIsShorterThanItsCheckpointIsNoticed() throws Exception {
            fill(3);
            database().getCollection("blocks").deleteOne(new Document("_id", 3L));

            assertThatThrownBy(this::reopen).isInstanceOf(CorruptLedger.class);
            assertThatThrownBy(() -> open(options -> new LedgerOptions(folder.resolve("keep"), store.settings(), options.kms(), null, options.clock(),
                    options.zone(), options.tagKeys(), Mode.READ, false, options.pollInterval(), List.of()))).isInstanceOf(CorruptLedger.class);
        }

        @Test
        void aDisclosureThatIsNotTheCommittedOneHaltsTheLedgerWhenItIsRead() throws Exception {
            fill(3);
            Document event = event(2);
            event.get("d", Document.class).put("number", event(1).get("d", Document.class).getString("number"));
            database().getCollection("blocks").updateOne(new Document("_id", 2L), new Document("$set", new Document("events", List.of(event))));
            LedgerUnderTest ledger = open();

            assertThatThrownBy(() -> ledger.source(tagged("incident:i"))).isInstanceOf(CorruptLedger.class);
            assertThat(ledger.ledger.state()).isInstanceOf(LedgerState.Halted.class);
            assertThatThrownBy(() -> ledger.append(AppendCondition.none(), null, counted(9))).hasCauseInstanceOf(LedgerUnavailable.class);
        }

        private LedgerUnderTest reopen() {
            return open();
        }

        private List<Document> altered(long number) {
            Document event = event(number);
            byte[] entry = event.get("e", Binary.class).getData();
            entry[entry.length - 3] ^= 1;
            return List.of(event.append("e", new Binary(entry)));
        }

        private Document event(long number) {
            return blocks().get((int) number - 1).getList("events", Document.class).getFirst();
        }
    }

    private void fill(int count) throws Exception {
        try (LedgerUnderTest ledger = open()) {
            for (int i = 1; i <= count; i++) {
                ledger.append(AppendCondition.none(), null, counted(i, "incident:i"));
            }
        }
    }
}
