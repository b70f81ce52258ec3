package candor.ledger.mongodb;

import static candor.ledger.mongodb.measure.Report.ratio;
import static candor.ledger.mongodb.measure.Report.say;

import candor.ledger.mongodb.measure.EventDocuments;
import candor.ledger.mongodb.measure.Latencies;
import candor.ledger.mongodb.measure.Report;
import candor.ledger.mongodb.measure.Writers;
import candor.ledger.mongodb.measure.Writers.Measured;
import candor.ledger.mongodb.store.EmbeddedStore;
import candor.ledger.mongodb.wire.FaultyWire;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/**
 * Appends of one event each, conditional on what the writer has seen of its own incident, durable on the embedded server: beside plain
 * inserts of the same bytes, beside a document per event as Axon 4 stores it, sealed beside unsealed, and all through a wire that takes
 * two milliseconds each way. Every part has a store of its own, since the embedded one holds all in the heap; five seconds per figure need
 * {@code -Xms4g -Xmx4g -XX:+AlwaysPreTouch} (a heap that has yet to grow is collected more often, most while the peer runs that needs
 * most, and half of what a collection takes is for memory that was never touched). Run its main;
 * arguments: seconds per figure (default 5), then any of {@code plain}, {@code wire}, {@code sealed} (default all), or {@code plain:4} for
 * so many writers only. With four writers a figure of a few seconds says little: most of a turn is waiting for the disk and for processors
 * to wake up, and both have their moods; the interval says how little.
 */
final class AppendBenchmark implements AutoCloseable {

    private static final String PLAIN_OF = "plain:";
    private static final int[] WRITERS = {1, 4, 16, 64};
    private static final int[] ON_THE_WIRE = {1, 16};
    private static final int[] WARM_UP_WRITERS = {16, 1, 4};
    private static final int WARM_UP_TURNS = 2;
    private static final int MOST_WARM_UPS = 20;
    /** The compiler is done with the paths of all peers when it works for no more than this part of the time: it would take a processor from them. */
    private static final double COMPILING = 0.02;
    private static final double TURN = 0.5;
    private static final Duration EACH_WAY = Duration.ofMillis(2);

    private final int turns;
    private final EmbeddedStore store;
    private final Connected direct;

    private AppendBenchmark(int seconds) {
        this.turns = (int) (seconds / TURN);
        this.store = new EmbeddedStore(Folders.fresh("data"));
        this.direct = new Connected(store.uri(), "direct");
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<String> wanted = arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : List.of("plain", "wire", "sealed");
        Report.machine();
        try (AppendBenchmark benchmark = new AppendBenchmark(seconds)) {
            say("one event's block: %d bytes", new RawBsonDocument(benchmark.direct.sample, new DocumentCodec()).getByteBuffer().remaining());
            benchmark.warmUp();
        }
        for (String part : wanted) {
            try (AppendBenchmark benchmark = new AppendBenchmark(seconds)) {
                benchmark.run(part);
            }
        }
        System.exit(0);
    }

    private void run(String part) throws Exception {
        if (part.startsWith(PLAIN_OF)) {
            plain(direct, new Writers(Integer.parseInt(part.substring(PLAIN_OF.length()))));
            return;
        }
        switch (part) {
            case "plain" -> {
                for (int writers : WRITERS) {
                    plain(direct, new Writers(writers));
                }
            }
            case "wire" -> onTheWire();
            case "sealed" -> {
                for (int writers : WRITERS) {
                    sealed(new Writers(writers));
                }
            }
            default -> throw new IllegalArgumentException("there is no part " + part);
        }
    }

    @Override
    public void close() {
        direct.close();
        store.close();
    }

    private void warmUp() throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        double part = 1;
        for (int i = 0; i < MOST_WARM_UPS && part > COMPILING; i++) {
            long began = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            for (int writers : WARM_UP_WRITERS) {
                everyPeer(new Writers(writers), new Latencies("warm-up"));
            }
            part = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - began);
            say("warming up: compiling for %.0f %% of the time", 100 * part);
        }
    }

    private void everyPeer(Writers writers, Latencies ignored) throws Exception {
        for (int i = 0; i < WARM_UP_TURNS; i++) {
            boolean sealed = i % 2 == 1;
            writers.turn(TURN, writer -> direct.append(writer, false, false), ignored);
            writers.turn(TURN, direct::insert, ignored);
            writers.turn(TURN, direct::insertAsAxon4, ignored);
            writers.turn(TURN, writer -> direct.append(writer, sealed, true), ignored);
        }
    }

    private void plain(Connected to, Writers writers) throws Exception {
        Latencies append = new Latencies(writers.count() + " writers: unsealed event");
        Latencies plain = new Latencies("  plain insertOne of the same bytes");
        Latencies axon4 = new Latencies("  document per event, Axon 4's layout");
        AppendLoad before = to.ledger.ledger.load();
        writers.rounds(turns, TURN, new Measured(writer -> to.append(writer, false, false), append), new Measured(to::insert, plain),
                new Measured(to::insertAsAxon4, axon4));
        say("%s%n%s%n%s", append, plain, axon4);
        AppendLoad after = to.ledger.ledger.load();
        say("  %.2f commands a block", (double) (after.commands() - before.commands()) / (after.groups() - before.groups()));
        switch (writers.count()) {
            case 1 -> ratio(append, "plain insertOne", plain, 0.8);
            case 4 -> ratio(append, "plain insertOne", plain);
            default -> ratio(append, "plain insertOne", plain, 1.2);
        }
        if (writers.count() < 4) {
            ratio(append, "Axon 4's layout", axon4);
        } else {
            ratio(append, "Axon 4's layout", axon4, 1.0);
        }
    }

    /**
     * Sixteen inserts that need not wait for one another go through in one round trip, and sixteen writers have no more than sixteen events
     * under way: nothing can beat that. A log's blocks are numbered, so without group commit its inserts would go one after the other.
     */
    private void onTheWire() throws Exception {
        try (FaultyWire wire = new FaultyWire(store.uri())) {
            Connected far = new Connected(wire.uri(), "far");
            wire.delay(EACH_WAY);
            say("through a wire that takes %d ms each way:", EACH_WAY.toMillis());
            for (int count : ON_THE_WIRE) {
                Writers writers = new Writers(count);
                Latencies append = new Latencies(count + " writers: unsealed event");
                Latencies inTurn = new Latencies("  insertOne, one after the other");
                Latencies plain = new Latencies("  insertOne, all at once");
                writers.rounds(turns, TURN, new Measured(writer -> far.append(writer, false, false), append), new Measured(far::insertInTurn, inTurn),
                        new Measured(far::insert, plain));
                say("%s%n%s%n%s", append, inTurn, plain);
                ratio(append, "insertOne without group commit, one after the other", inTurn, count == 1 ? 0.8 : 3.0);
                ratio(append, "insertOne without any order, all at once", plain);
            }
            far.close();
        }
    }

    private void sealed(Writers writers) throws Exception {
        Latencies unsealed = new Latencies(writers.count() + " writers: unsealed event");
        Latencies actor = new Latencies("  with a sealed actor");
        Latencies four = new Latencies("  with a sealed actor and 4 sealed components");
        writers.rounds(turns, TURN, new Measured(writer -> direct.append(writer, false, false), unsealed),
                new Measured(writer -> direct.append(writer, false, true), actor), new Measured(writer -> direct.append(writer, true, true), four));
        say("%s%n%s%n%s", unsealed, actor, four);
        ratio(actor, "unsealed, with a sealed actor", unsealed, 0.3);
        ratio(four, "unsealed, with 4 sealed components more", unsealed, 0.3);
    }

    /** A ledger and its peers over one address. */
    private static final class Connected {
        private final MongoClient client;
        private final LedgerUnderTest ledger;
        private final MongoCollection<Document> plain;
        private final EventDocuments axon4;
        private final Document sample;
        private final Map<Integer, AtomicLong> seen = new ConcurrentHashMap<>();
        private final Map<Integer, AtomicLong> sequences = new ConcurrentHashMap<>();

        Connected(String uri, String name) {
            MongoClientSettings settings = StoreSettings.of(uri);
            client = MongoClients.create(settings);
            MongoDatabase database = client.getDatabase(name);
            ledger = new LedgerUnderTest(database, settings, Folders.fresh("keep"), LedgerOptions::asSoleProcess);
            plain = database.getCollection("plain").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
            axon4 = new EventDocuments(database, LedgerUnderTest.CONVERTER);
            sample = sample(database);
        }

        private Document sample(MongoDatabase database) {
            append(99, false, false);
            Document block = database.getCollection("blocks").find().first();
            if (block == null) {
                throw new IllegalStateException("nothing was stored");
            }
            return block;
        }

        void append(int writer, boolean sealed, boolean actor) {
            AtomicLong mark = seen.computeIfAbsent(writer, key -> new AtomicLong(0));
            mark.set(MeasuredEvents.append(ledger, writer, mark.get(), sealed, actor));
        }

        void insert(int writer) {
            plain.insertOne(new Document(sample).append("_id", UUID.randomUUID().toString()));
        }

        void insertInTurn(int writer) {
            synchronized (plain) {
                insert(writer);
            }
        }

        void insertAsAxon4(int writer) {
            long next = sequences.computeIfAbsent(writer, key -> new AtomicLong()).getAndIncrement();
            axon4.append(MeasuredEvents.incident(writer), next, MeasuredEvents.caused(writer));
        }

        void close() {
            ledger.close();
            client.close();
        }
    }
}
