package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import candor.ledger.mongodb.Samples.Told;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.ledger.mongodb.wire.Fault;
import candor.ledger.mongodb.wire.Fault.StateChange;
import candor.ledger.mongodb.wire.WireCommand;
import candor.sealing.FreeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What networks and fail-overs do to the write of a block or of sealed rows: nothing acknowledged is lost, nothing is there twice. */
@SuppressWarnings("NullAway.Init") // set up before each test
class WireFaultsTest extends OnEmbeddedStore {

    private static final Predicate<WireCommand> BLOCK = command -> command.is("insert", "blocks");
    private static final Predicate<WireCommand> SEALED_ROWS = command -> command.is("insert", "vault");

    private WiredLedger wired;

    @BeforeEach
    void openThroughTheWire() {
        wired = new WiredLedger(store.uri(), folder.resolve("keep"));
    }

    @AfterEach
    void closeWire() {
        wired.close();
    }

    private static List<Fault> faults() {
        return Stream.concat(
                Stream.of(Fault.cutBefore(), Fault.cutAfter(), Fault.lostBefore(), Fault.lostAfter(), Fault.slow(Duration.ofMillis(300))),
                Arrays.stream(StateChange.values())
                        .flatMap(change -> Stream.of(Fault.refusedBefore(change), Fault.refusedAfter(change), Fault.unconfirmed(change)))).toList();
    }

    @Test
    void aBlockWhoseWriteMetAFaultOnceOrTwiceIsAcknowledgedAndStoredOnce() throws Exception {
        long size = 0;
        for (Fault fault : faults()) {
            int before = wired.wire.happened();
            wired.wire.next(BLOCK, size % 4 == 0 ? 1 : 2, fault);

            assertThat(append(size)).as("%s", fault).isEqualTo(new GlobalIndexConsistencyMarker(++size));
            assertThat(wired.wire.happened()).as("%s", fault).isGreaterThan(before);
            wired.wire.heal();
            assertThat(append(size)).as("after %s", fault).isEqualTo(new GlobalIndexConsistencyMarker(++size));
            assertThat(wired.ledger.ledger.state()).as("after %s", fault).isInstanceOf(LedgerState.Running.class);
        }
        assertThat(events()).extracting(event -> event.getLong("n")).isEqualTo(LongStream.rangeClosed(1, size).boxed().toList());
        assertSound();
    }

    /** Sealed rows without a block are harmless; so the caller may be told that nothing was recorded, and then nothing was. */
    @Test
    void aCommandWhoseSealedRowsMetAFaultIsStoredOnceOrRefusedAndRepeatable() throws Exception {
        int size = 0;
        for (Fault fault : faults()) {
            UUID id = UUID.randomUUID();
            wired.wire.next(SEALED_ROWS, fault);
            try {
                wired.ledger.append(AppendCondition.none(), command(id, "aa"), told());
            } catch (ExecutionException e) {
                assertThat(e.getCause()).as("%s", fault).isInstanceOf(LedgerUnavailable.class)
                        .extracting(refused -> ((LedgerUnavailable) refused).code()).isEqualTo(LedgerUnavailable.STORE_FAILED);
                assertThat(events()).as("%s", fault).hasSize(size);
            }

            assertThat(wired.ledger.append(AppendCondition.none(), command(id, "aa"), told())).as("%s", fault)
                    .isEqualTo(new GlobalIndexConsistencyMarker(++size));
            assertThat(events()).as("%s", fault).hasSize(size);
        }
        assertSound();
    }

    @Test
    void anotherProcessThatTakesTheNumberMeanwhileIsNotOverwritten() throws Exception {
        try (WiredLedger other = new WiredLedger(store.uri(), folder.resolve("keep"))) {
            wired.wire.plan(command -> {
                if (BLOCK.test(command) && wired.wire.happened() == 0) {
                    append(other);
                    return Fault.cutBefore();
                }
                return Fault.NONE;
            });

            assertThat(append(1)).isEqualTo(new GlobalIndexConsistencyMarker(2));
            assertThat(events()).extracting(event -> event.getString("s")).containsExactly("incident:other", "incident:one");
        }
        assertSound();
    }

    @Test
    void whileNothingAnswersTheCallerIsToldAndAfterwardsEverythingGoesOn() throws Exception {
        append(1);
        UUID id = UUID.randomUUID();
        wired.wire.plan(command -> {
            if (BLOCK.test(command)) {
                wired.wire.silence();
            }
            return Fault.NONE;
        });

        assertThatThrownBy(() -> wired.ledger.append(AppendCondition.none(), command(id, "aa"), counted(2, "incident:one")))
                .hasCauseInstanceOf(LedgerUnavailable.class).cause()
                .extracting(refused -> ((LedgerUnavailable) refused).code()).isEqualTo(LedgerUnavailable.OUTCOME_UNKNOWN);
        assertThat(wired.ledger.ledger.state()).isInstanceOf(LedgerState.Waiting.class);

        wired.wire.heal();
        await().until(() -> wired.ledger.ledger.state() instanceof LedgerState.Running);
        assertThat(wired.ledger.append(AppendCondition.none(), command(id, "aa"), counted(2, "incident:one"))).isEqualTo(new GlobalIndexConsistencyMarker(2));
        assertThat(events()).extracting(event -> event.getLong("n")).containsExactly(1L, 2L);
        assertSound();
    }

    private ConsistencyMarker append(long number) throws Exception {
        return wired.ledger.append(AppendCondition.none(), null, counted(number, "incident:one"));
    }

    private static void append(WiredLedger other) {
        try {
            other.ledger.append(AppendCondition.none(), null, counted(7, "incident:other"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static TaggedEventMessage<?> told() {
        return event("test.Told", new Told("one", FreeText.of("in confidence"), null, null, List.of()), "incident:one");
    }

    private void assertSound() {
        assertThat(wired.ledger.ledger.state()).isInstanceOf(LedgerState.Running.class);
        var keys = KeyAccess.local(KeepFolder.open(folder.resolve("keep")), store.settings());
        assertThat(Fsck.check(database(), keys).findings()).isEmpty();
    }
}
