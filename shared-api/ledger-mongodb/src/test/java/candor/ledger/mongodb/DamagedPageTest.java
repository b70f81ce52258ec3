package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.FoundBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No page is passed over whose blocks were altered. */
class DamagedPageTest extends OnEmbeddedStore {

    private static final int LENGTH = 1_200;
    private static final Criteria EVERYTHING = Criteria.of(EventCriteria.havingAnyTag());

    record Filling(String text) {}

    /** The first page is read when it is asked for, the second ahead; the blocks behind that are in memory. */
    @ParameterizedTest
    @CsvSource({"100, events.0.ts", "300, events.0.ts", "100, events.0.e", "100, events.0.d.text", "300, events.0.d.text"})
    void isNotPassedOverByWhoAsksAgain(long block, String field) throws Exception {
        LedgerUnderTest writer = open();
        for (int i = 0; i < LENGTH; i++) {
            append(writer, "text");
        }
        LedgerUnderTest reader = open();
        alter(block, field);

        List<EventMessage> read = new ArrayList<>();
        MessageStream<EventMessage> stream = reader.engine.stream(
                StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag()), null);
        Throwable failure = failure(stream, read);

        assertThat(failure).hasStackTraceContaining(CorruptLedger.class.getSimpleName());
        assertThat(read.size()).isLessThan((int) block);
        assertThat(reader.ledger.state()).isInstanceOf(LedgerState.Halted.class);
        int before = read.size();
        assertThat(failure(stream, read)).isNotNull();
        assertThat(read).hasSize(before);
        stream.close();
    }

    /** Reads on until that fails. */
    private static Throwable failure(MessageStream<EventMessage> stream, List<EventMessage> read) {
        return await().until(() -> {
            Throwable thrown = catchThrowable(() -> {
                for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                    read.add(next.get().message());
                }
            });
            return thrown == null ? stream.error() : Optional.of(thrown);
        }, Optional::isPresent).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"size", "first", "events"})
    void ofBlocksWhoseFieldsWereAlteredIsCorrupt(String field) throws Exception {
        append(open(), "text");
        database().getCollection(Blocks.COLLECTION).updateMany(new Document(), new Document("$set", new Document(field, "7")));
        FoundBlocks found = new Blocks(database()).found(EVERYTHING, 0, 0, 1);

        assertThatExceptionOfType(CorruptLedger.class).isThrownBy(() -> {
            found.size();
            found.events().count();
        }).withMessageContaining("block 1");
        assertThat(found.number()).isEqualTo(1);
    }

    @Test
    void ofABlockWithoutItsKindOfNumberIsCorrupt() {
        database().getCollection(Blocks.COLLECTION).insertOne(new Document("_id", 1).append("size", 1L));
        FoundBlocks found = new Blocks(database()).found(EVERYTHING, 0, 0, 1);

        assertThatExceptionOfType(CorruptLedger.class).isThrownBy(found::number).withMessageContaining("block without a number");
    }

    private static void append(LedgerUnderTest ledger, String text) throws Exception {
        ledger.append(AppendCondition.none(), null, Samples.event("test.Filling", new Filling(text), "incident:1"));
    }

    private void alter(long block, String field) {
        long changed = database().getCollection(Blocks.COLLECTION)
                .updateOne(new Document("_id", block), new Document("$set", new Document(field, "altered"))).getModifiedCount();
        assertThat(changed).isEqualTo(1);
    }
}
