package candor.ledger.mongodb;

import candor.ledger.entry.Entry;
import candor.ledger.mongodb.store.EmbeddedStore;
import candor.sealing.FreeText;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;

/**
 * Appends of one event each, conditional on what the writer has seen of its own incident, durable on the embedded server, beside
 * plain inserts of documents of the same size into the same server in the same run. Run its main; argument: seconds per figure.
 */
final class AppendBenchmark {

    private static final int[] WRITERS = {1, 4, 16};
    private static final int WARM_UP_SECONDS = 3;

    /** The cheapest event: only who acted is sealed, if somebody did. */
    record Plain(String incident, long number, String severity, boolean drill, String reference, long persons) {}

    /** An event with four sealed components. */
    record Sealed(String incident, long number, FreeText question, FreeText options, FreeText choice, FreeText rationale) {}

    /** One operation of one writer. */
    private interface Operation {
        void run(int writer) throws Exception;
    }

    private record Figure(double perSecond, double p50, double p99) {}

    private final int seconds;
    private final EmbeddedStore store = new EmbeddedStore(Folders.fresh("data"));
    private final LedgerUnderTest ledger = new LedgerUnderTest(store.database("bench"), store.settings(), Folders.fresh("keep"), LedgerOptions::asSoleProcess);
    private final Map<String, AtomicLong> seen = new ConcurrentHashMap<>();

    private AppendBenchmark(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        AppendBenchmark benchmark = new AppendBenchmark(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5);
        benchmark.run();
        benchmark.ledger.close();
        benchmark.store.close();
        System.exit(0);
    }

    private void run() throws Exception {
        machine();
        Document sample = sample();
        print("one event's block: " + new RawBsonDocument(sample, new DocumentCodec()).getByteBuffer().remaining() + " bytes");
        measure(16, WARM_UP_SECONDS, writer -> append(writer, false, false), new Sample());
        measure(16, WARM_UP_SECONDS, writer -> append(writer, true, true), new Sample());
        for (int writers : WRITERS) {
            Sample append = new Sample();
            Sample plain = new Sample();
            // In turns, so that what else the machine does falls on both.
            for (int i = 0; i < seconds; i++) {
                measure(writers, 1, writer -> append(writer, false, false), append);
                measure(writers, 1, inserts(sample), plain);
            }
            line("unsealed event", writers, append.figure());
            line("plain insertOne, same bytes", writers, plain.figure());
            print(String.format(Locale.ROOT, "%-34s %5.2f", "  ratio", append.figure().perSecond() / plain.figure().perSecond()));
        }
        for (int writers : WRITERS) {
            Sample actor = new Sample();
            Sample four = new Sample();
            for (int i = 0; i < seconds; i++) {
                measure(writers, 1, writer -> append(writer, false, true), actor);
                measure(writers, 1, writer -> append(writer, true, true), four);
            }
            line("sealed actor only", writers, actor.figure());
            line("sealed actor and 4 components", writers, four.figure());
        }
    }

    /** All that was measured of one kind. */
    private static final class Sample {
        private long[] nanos = new long[0];
        private double elapsed;

        void add(long[] more, double seconds) {
            int old = nanos.length;
            nanos = Arrays.copyOf(nanos, old + more.length);
            System.arraycopy(more, 0, nanos, old, more.length);
            elapsed += seconds;
        }

        Figure figure() {
            long[] sorted = nanos.clone();
            Arrays.sort(sorted);
            return new Figure(sorted.length / elapsed, sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
        }
    }

    private void machine() {
        var os = ManagementFactory.getOperatingSystemMXBean();
        print(String.format(Locale.ROOT, "%s %s, %d processors, load %.1f, heap at most %d MiB, Java %s", os.getName(), os.getArch(),
                os.getAvailableProcessors(), os.getSystemLoadAverage(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version()));
    }

    private void append(int writer, boolean sealed, boolean actor) throws Exception {
        String incident = "0198f1c2-0000-7000-8000-" + String.format(Locale.ROOT, "%012d", writer);
        Tag tag = Tag.of("incident", incident);
        AtomicLong mark = seen.computeIfAbsent(incident, key -> new AtomicLong(0));
        Object payload = sealed
                ? new Sealed(incident, 7, FreeText.of("Do we tell the customers today?"), FreeText.of("today\ntomorrow"), FreeText.of("today"),
                        FreeText.of("The bank has confirmed it; waiting adds harm and gains nothing."))
                : new Plain(incident, 7, "HIGH", false, "INC-2026-0007", 70_000);
        var event = new GenericEventMessage(new MessageType("bench." + payload.getClass().getSimpleName(), "1"), payload);
        TaggedEventMessage<?> tagged = new GenericTaggedEventMessage<>(event, Set.of(tag));
        AppendCondition condition = AppendCondition.withCriteria(EventCriteria.havingTags(tag)).withMarker(new GlobalIndexConsistencyMarker(mark.get()));
        ProcessingContext context = actor ? command(writer) : null;
        mark.set(GlobalIndexConsistencyMarker.position(ledger.append(condition, context, tagged)));
    }

    private static ProcessingContext command(int writer) {
        return Samples.context(Map.of("actor", "account-" + writer, "actorName", "Ada Writer", "commandId", UUID.randomUUID().toString(), "bodyHash", "00"));
    }

    private Document sample() throws Exception {
        append(99, false, false);
        Document block = store.database("bench").getCollection("blocks").find().first();
        if (block == null) {
            throw new IllegalStateException("nothing was stored");
        }
        Entry.parse(block.getList("events", Document.class).getFirst().get("e", Binary.class).getData());
        return block;
    }

    private Operation inserts(Document sample) {
        MongoCollection<Document> plain = store.database("bench").getCollection("plain").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        return writer -> plain.insertOne(new Document(sample).append("_id", UUID.randomUUID().toString()));
    }

    private static void measure(int writers, int seconds, Operation operation, Sample into) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<long[]>> results = new ArrayList<>();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < writers; i++) {
                int writer = i;
                results.add(threads.submit(() -> {
                    start.await();
                    return write(writer, end, operation);
                }));
            }
            start.countDown();
            for (Future<long[]> result : results) {
                into.add(result.get(), 0);
            }
            into.add(new long[0], (System.nanoTime() - begin) / 1e9);
        }
    }

    private static long[] write(int writer, long end, Operation operation) throws Exception {
        long[] nanos = new long[1 << 10];
        int count = 0;
        for (long before = System.nanoTime(); before < end; count++) {
            operation.run(writer);
            long after = System.nanoTime();
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count] = after - before;
            before = after;
        }
        return Arrays.copyOf(nanos, count);
    }

    private static void line(String what, int writers, Figure figure) {
        print(String.format(Locale.ROOT, "%-30s %3d writers %8.0f events/s   p50 %6.2f ms   p99 %6.2f ms", what, writers, figure.perSecond(),
                figure.p50(), figure.p99()));
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
