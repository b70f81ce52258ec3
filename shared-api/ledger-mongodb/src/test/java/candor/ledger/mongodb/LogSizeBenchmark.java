package candor.ledger.mongodb;

import static candor.ledger.mongodb.measure.Report.ratio;
import static candor.ledger.mongodb.measure.Report.say;

import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.measure.Latencies;
import candor.ledger.mongodb.measure.Report;
import candor.ledger.mongodb.measure.Writers;
import candor.ledger.mongodb.measure.Writers.Measured;
import candor.ledger.mongodb.store.EmbeddedStore;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * What the length of the log costs: appending one event, sourcing an incident of fifty events beside a driver's {@code find} of the same
 * documents, and replaying events beside a driver's cursor over the same blocks that decodes nothing. Logs of several lengths stand in one
 * embedded server and are measured in turns. Run its main; arguments: seconds per figure, then the lengths (default 10,000, 100,000 and
 * 1,000,000, which want {@code -Xms8g -Xmx8g}: the collector marks all the time in a heap that is half full, and takes a part of the two
 * processors that replaying has and a cursor has no use for).
 */
final class LogSizeBenchmark {

    private static final double TURN = 0.5;
    /** Until the compiler is done with a find of fifty documents, which takes twenty times as long before. */
    private static final int WARM_UP_TURNS = 10;
    private static final int EVENTS_OF_INCIDENT = 50;
    /** Incidents that are sourced; each time another one, so that none is still decoded. */
    private static final int INCIDENTS = 100;
    private static final int FIRST_OTHER = 1_000_000;
    private static final int FILLING = 8;
    private static final int REPLAYED = 100_000;
    private static final int SEALED = 10_000;
    /** Replays until the compiler is done with the driver, the store and the reading. */
    private static final int WARM = 10;
    private static final int REPLAYS = 10;

    private final int seconds;
    private final EmbeddedStore store = new EmbeddedStore(Folders.fresh("data"));
    private final MongoClientSettings settings = StoreSettings.of(store.uri());
    private final MongoClient client = MongoClients.create(settings);

    private LogSizeBenchmark(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<Integer> lengths = arguments.length > 1 ? Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList() : List.of(10_000, 100_000, 1_000_000);
        new LogSizeBenchmark(seconds).run(lengths);
        System.exit(0);
    }

    private void run(List<Integer> lengths) throws Exception {
        Report.machine();
        say("replaying a log of a million events wants a heap of 8 GB");
        List<Filled> logs = new ArrayList<>();
        for (int length : lengths) {
            logs.add(fill("log" + length, length, false));
        }
        Filled longest = logs.getLast();
        sourcing(longest);
        replaying(longest, Math.min(REPLAYED, lengths.getLast()), "unsealed", 0.5);
        replaying(fill("sealed", SEALED, true), SEALED, "with 4 sealed components", 0);
        // Last: how much it leaves in the heap depends on how quick the host is.
        appending(logs);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        say("heap in use with all of them: %d MiB", runtime.totalMemory() - runtime.freeMemory() >> 20);
    }

    /** One log and the driver's view of its blocks. */
    private record Filled(int length, LedgerUnderTest ledger, MongoCollection<Document> blocks) {}

    /** Most of the log is of other incidents, an event each; those to be sourced have their events spread evenly over it. */
    private Filled fill(String name, int length, boolean sealed) throws Exception {
        MongoDatabase database = client.getDatabase(name);
        LedgerUnderTest ledger = new LedgerUnderTest(database, settings, Folders.fresh("keep"), LedgerOptions::asSoleProcess);
        int every = length / (INCIDENTS * EVENTS_OF_INCIDENT);
        try (ExecutorService threads = Executors.newFixedThreadPool(FILLING)) {
            List<Callable<Void>> parts = new ArrayList<>();
            for (int part = 0; part < FILLING; part++) {
                int first = part;
                parts.add(() -> {
                    for (int i = first; i < length; i += FILLING) {
                        int incident = every > 0 && i % every == 0 ? i / every % INCIDENTS : FIRST_OTHER + i;
                        ledger.append(AppendCondition.none(), null, MeasuredEvents.event(incident, sealed));
                    }
                    return null;
                });
            }
            for (Future<Void> part : threads.invokeAll(parts)) {
                part.get();
            }
        }
        say("%s: %d events in %d blocks", name, length, ledger.ledger.reader().head().block());
        return new Filled(length, ledger, database.getCollection(Blocks.COLLECTION));
    }

    private void appending(List<Filled> logs) throws Exception {
        for (int writers : new int[] {1, 16}) {
            List<Latencies> all = new ArrayList<>();
            List<Measured> measured = new ArrayList<>();
            for (Filled log : logs) {
                Latencies latencies = new Latencies(writers + " writers: append to a log of " + log.length());
                all.add(latencies);
                long[] seen = new long[writers];
                measured.add(new Measured(w -> seen[w] = MeasuredEvents.append(log.ledger(), FIRST_OTHER / 2 + writers + w, seen[w], false, false), latencies));
            }
            inTurns(new Writers(writers), measured.toArray(Measured[]::new));
            all.forEach(latencies -> say("%s", latencies));
            all.stream().skip(1).forEach(latencies -> ratio(latencies, "the shortest log", all.getFirst(), 0.8));
        }
    }

    private void inTurns(Writers writers, Measured... measured) throws Exception {
        writers.rounds(WARM_UP_TURNS, TURN, Arrays.stream(measured).map(each -> new Measured(each.operation(), new Latencies("warm-up"))).toArray(Measured[]::new));
        writers.rounds((int) (seconds / TURN), TURN, measured);
    }

    private void sourcing(Filled log) throws Exception {
        Latencies source = new Latencies("source an incident of " + EVENTS_OF_INCIDENT + " events");
        Latencies find = new Latencies("  find of the same documents by index");
        int[] next = new int[2];
        log.ledger().ledger.forgetOpened();
        inTurns(new Writers(1), new Measured(w -> {
            if (++next[0] % INCIDENTS == 0) {
                log.ledger().ledger.forgetOpened();
            }
            int found = log.ledger().source(EventCriteria.havingTags(MeasuredEvents.tag(next[0] % INCIDENTS))).size();
            require(found == EVENTS_OF_INCIDENT, found + " sourced");
        }, source), new Measured(w -> {
            Document filter = new Document("events.tags", "incident:" + MeasuredEvents.incident(++next[1] % INCIDENTS));
            int found = log.blocks().find(filter).sort(new Document("_id", 1)).batchSize(Blocks.PAGE).into(new ArrayList<>()).size();
            require(found > 0 && found <= EVENTS_OF_INCIDENT, found + " found");
        }, find));
        say("%s%n%s", source, find);
        ratio(source, "a find", find, 1 / 1.5);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private void replaying(Filled log, int events, String what, double goal) throws Exception {
        Latencies replay = new Latencies("replay of " + events + " events, " + what);
        Latencies cursor = new Latencies("  cursor over their blocks, nothing decoded");
        for (int turn = -WARM; turn < REPLAYS; turn++) {
            log.ledger().ledger.forgetOpened();
            new Writers(1).turn(0, w -> replay(log, events), turn < 0 ? new Latencies("warm-up") : replay);
            new Writers(1).turn(0, w -> walk(log, events), turn < 0 ? new Latencies("warm-up") : cursor);
        }
        say("%s: %.0f events a second", replay, events * replay.perSecond());
        say("%s: %.0f events a second", cursor, events * cursor.perSecond());
        if (goal > 0) {
            ratio(replay, "a cursor", cursor, goal);
        } else {
            ratio(replay, "a cursor", cursor);
        }
    }

    private static void replay(Filled log, int events) {
        MessageStream<EventMessage> stream = log.ledger().engine.stream(StreamingCondition.startingFrom(new GlobalSequenceTrackingToken(0)), null);
        for (int i = 0; i < events; i++) {
            require(stream.next().isPresent(), "the stream ends early");
        }
        stream.close();
    }

    private static void walk(Filled log, int events) {
        long seen = 0;
        try (MongoCursor<RawBsonDocument> blocks = log.blocks().find(RawBsonDocument.class).sort(new Document("_id", 1)).batchSize(Blocks.PAGE).iterator()) {
            while (seen < events) {
                seen = blocks.next().getInt64("size").getValue();
            }
        }
    }
}
