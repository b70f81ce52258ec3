package candor.ledger.mongodb;

import static candor.ledger.mongodb.Samples.command;
import static candor.ledger.mongodb.Samples.counted;
import static candor.ledger.mongodb.Samples.tagged;
import static candor.ledger.mongodb.Samples.unlessChanged;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.jspecify.annotations.Nullable;

/**
 * A command-side process for tests, started with a Java of its own. Says {@code ready}; on {@code append} it appends, saying
 * {@code stored <command> <position> .} for each that was acknowledged and {@code appended} at the end; on {@code await <size>} it waits
 * for its stream to bring it to that size of the log and says {@code seen <positions in order?>}; at the end of its input it ends.
 */
final class AppendingProcess {

    private static final long PATIENCE_SECONDS = 60;

    private final LedgerUnderTest ledger;
    private final Semaphore woken = new Semaphore(0);
    private final MessageStream<EventMessage> stream;
    private long seen;
    private boolean inOrder = true;

    private AppendingProcess(LedgerUnderTest ledger) {
        this.ledger = ledger;
        this.stream = ledger.engine.stream(StreamingCondition.conditionFor(new GlobalSequenceTrackingToken(0), EventCriteria.havingAnyTag()), null);
        stream.setCallback(woken::release);
    }

    /** @param arguments address of the store, keep folder, how many numbers are fought over */
    public static void main(String[] arguments) throws Exception {
        MongoClientSettings settings = StoreSettings.of(arguments[0]);
        try (MongoClient client = MongoClients.create(settings);
             LedgerUnderTest ledger = new LedgerUnderTest(client.getDatabase("candor"), settings, Path.of(arguments[1]), options -> options)) {
            AppendingProcess process = new AppendingProcess(ledger);
            say("ready");
            for (String line = readLine(); line != null; line = readLine()) {
                if (line.equals("append")) {
                    process.append(Integer.parseInt(arguments[2]));
                } else {
                    process.await(Long.parseLong(line.substring(line.indexOf(' ') + 1)));
                }
            }
        }
    }

    /** Fights for each number and, whatever comes of it, writes one more event to a stream that all share. */
    private void append(int numbers) throws Exception {
        for (int number = 0; number < numbers; number++) {
            String reference = "ref:N-" + number;
            ConsistencyMarker marker = ledger.marker(tagged(reference));
            if (ledger.source(tagged(reference)).isEmpty()) {
                store(unlessChanged(tagged(reference), marker), number, reference);
            }
            store(AppendCondition.none(), number, "incident:shared");
        }
        say("appended");
    }

    private void store(AppendCondition condition, int number, String tag) throws Exception {
        UUID id = UUID.randomUUID();
        try {
            ledger.append(condition, command(id, "aa"), counted(number, tag));
            say("stored " + id + " " + ledger.ledger.receipt(id).orElseThrow().firstPosition() + " .");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AppendEventsTransactionRejectedException)) {
                throw e;
            }
        }
    }

    /** The stream is only looked at when it has called. */
    private void await(long size) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        do {
            for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                inOrder &= String.valueOf(seen++).equals(next.get().message().metadata().get("position"));
            }
        } while (seen < size && woken.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
        say("seen " + seen + " " + inOrder);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = System.in.read(); next != '\n'; next = System.in.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString();
    }
}
