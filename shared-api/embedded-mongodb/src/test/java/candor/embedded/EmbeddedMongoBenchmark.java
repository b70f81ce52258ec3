package candor.embedded;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;

/**
 * Prints what the embedded store does on this machine. Arguments: folder (default: a temporary one), seconds per writing test (default 5),
 * {@code ledger} to measure the restart of a whole ledger too.
 */
final class EmbeddedMongoBenchmark {

    private static final PrintStream OUT = System.out;
    private static final int READ_DOCUMENTS = 100_000;

    private EmbeddedMongoBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("embedded-mongo-benchmark");
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        OUT.printf("machine: %d processors, %s %s, Java %s, heap -Xmx %d MB, folder %s%n", Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version(), Runtime.getRuntime().maxMemory() >> 20, folder);
        rawSyncs(folder, seconds);
        writing(folder.resolve("writing"), seconds);
        rawSyncs(folder, seconds);
        reading(folder.resolve("reading"));
        if (arguments.length > 2 && arguments[2].equals("ledger")) {
            restartOfALedger(folder.resolve("ledger"));
        }
    }

    /** The disk's own limit, to hold the figures against. */
    private static void rawSyncs(Path folder, int seconds) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "raw", "");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer kilobyte = ByteBuffer.allocateDirect(1_024);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            int count = 0;
            while (System.nanoTime() < end) {
                channel.write(kilobyte.rewind());
                channel.force(false);
                count++;
            }
            OUT.printf("raw: append 1 KB to a file and sync: %,d/s%n", count / seconds);
        } finally {
            Files.delete(file);
        }
    }

    private static void writing(Path folder, int seconds) throws Exception {
        try (OpenStore store = OpenStore.at(folder)) {
            AtomicLong ids = new AtomicLong();
            insertFor(store, 4, 2, ids);
            for (int writers : new int[] {1, 4, 8, 16}) {
                OUT.printf("insertOne, 1 KB, fsynced, %2d writers: %,d/s%n", writers, insertFor(store, writers, seconds, ids) / seconds);
            }
        }
    }

    private static long insertFor(OpenStore store, int writers, int seconds, AtomicLong ids) throws Exception {
        MongoCollection<Document> collection = store.collection("inserts");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        AtomicLong done = new AtomicLong();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                running.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        collection.insertOne(kilobyte(ids.incrementAndGet()));
                        done.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return done.get();
    }

    private static Document kilobyte(long id) {
        return new Document("_id", id).append("tag", "t" + id % 1_000).append("n", id).append("body", new Binary(bytes(id, 950)));
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void reading(Path folder) {
        try (OpenStore store = OpenStore.at(folder)) {
            MongoCollection<Document> collection = store.collection("read");
            collection.createIndex(Indexes.ascending("tag", "n"));
            long before = usedHeap();
            for (int from = 0; from < READ_DOCUMENTS; from += 1_000) {
                List<Document> batch = new ArrayList<>();
                for (int i = from; i < from + 1_000; i++) {
                    batch.add(kilobyte(i));
                }
                collection.insertMany(batch);
            }
            OUT.printf("heap per 1-KB document, one secondary index: %,d bytes%n", (usedHeap() - before) / READ_DOCUMENTS);
            for (int round = 0; round < 3; round++) {
                readInOrder(store);
            }
            indexedFinds(collection);
        }
        long start = System.nanoTime();
        try (OpenStore store = OpenStore.at(folder)) {
            OUT.printf("restart with %,d documents of 1 KB: %s%n", READ_DOCUMENTS, store.mongo().startReport());
        }
        OUT.printf("  (open and close: %,d ms)%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private static void readInOrder(OpenStore store) {
        long start = System.nanoTime();
        long count = 0;
        for (RawBsonDocument ignored : store.database().getCollection("read", RawBsonDocument.class).find().sort(Sorts.ascending("_id")).batchSize(1_000)) {
            count++;
        }
        OUT.printf("ordered read: %,.0f documents/s%n", count * 1e9 / (System.nanoTime() - start));
    }

    private static void indexedFinds(MongoCollection<Document> collection) {
        time("find one by _id", i -> collection.find(Filters.eq("_id", (long) i)).first());
        time("last document by sort(_id: -1)", _ -> collection.find().sort(Sorts.descending("_id")).limit(1).first());
        time("find 100 of 100,000 by tag", i -> collection.find(Filters.eq("tag", "t" + i % 1_000)).batchSize(1_000).into(new ArrayList<>()));
        time("list of 20 by tag, sorted by the index, skip 40", i -> collection.find(Filters.eq("tag", "t" + i % 1_000))
                .sort(Sorts.descending("n")).skip(40).limit(20).into(new ArrayList<>()));
        time("count by tag", i -> collection.countDocuments(Filters.eq("tag", "t" + i % 1_000)));
    }

    private static void time(String what, IntConsumer work) {
        int rounds = 500;
        for (int i = 0; i < rounds; i++) {
            work.accept(i);
        }
        long start = System.nanoTime();
        for (int i = 0; i < rounds; i++) {
            work.accept(i);
        }
        OUT.printf("%s: %.3f ms%n", what, (System.nanoTime() - start) / 1e6 / rounds);
    }

    /** 9,000 blocks of 20 KB with tags, 600,000 vault rows of 400 bytes, 20,000 read model rows. */
    private static void restartOfALedger(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            try (OpenStore store = OpenStore.at(folder)) {
                fillLedger(store);
            }
        }
        for (int i = 0; i < 2; i++) {
            try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults())) {
                OUT.printf("restart of a ledger: %s%n", mongo.startReport());
                OUT.printf("  heap in use: %,d MB%n", usedHeap() >> 20);
            }
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder, EmbeddedMongoOptions.defaults()); MongoClient client = OpenStore.connect(mongo.connectionString())) {
            long start = System.nanoTime();
            mongo.snapshot();
            OUT.printf("snapshot: %,d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    private static void fillLedger(OpenStore store) {
        MongoCollection<Document> blocks = store.collection("blocks");
        blocks.createIndex(Indexes.ascending("events.tags"));
        blocks.createIndex(Indexes.ascending("commands.id"), new IndexOptions().unique(true));
        MongoCollection<Document> vault = store.collection("vault");
        vault.createIndex(Indexes.ascending("subject"));
        for (long block = 0; block < 9_000; block++) {
            List<Document> events = new ArrayList<>();
            for (int event = 0; event < 10; event++) {
                events.add(new Document("e", new Binary(bytes(block * 10 + event, 1_900))).append("s", "incident:" + block % 2_000)
                        .append("tags", List.of("incident:" + block % 2_000, "kind:" + event)));
            }
            blocks.insertOne(new Document("_id", block).append("events", events).append("commands", List.of(new Document("id", "c" + block))));
            if (block % 9 == 0) {
                List<Document> rows = new ArrayList<>();
                for (int row = 0; row < 600; row++) {
                    long id = block / 9 * 600 + row;
                    rows.add(new Document("_id", Base64.getUrlEncoder().encodeToString(bytes(id, 32)))
                            .append("class", "personal").append("subject", "s" + id / 20).append("box", new Binary(bytes(id, 300))));
                }
                vault.insertMany(rows);
            }
        }
        List<Document> rows = new ArrayList<>();
        for (int row = 0; row < 20_000; row++) {
            rows.add(new Document("_id", row).append("state", row % 5).append("title", "incident " + row));
        }
        store.collection("incidents").insertMany(rows);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
