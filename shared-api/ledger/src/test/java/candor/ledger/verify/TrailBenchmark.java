package candor.ledger.verify;

import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.json.StrictJson;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.trail.ClosingEntry;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.TrailBag;
import candor.ledger.trail.TrailContent;
import candor.ledger.trail.TrailEntry;
import candor.ledger.trail.TrailScope;
import candor.ledger.trail.TrailSeal;
import candor.ledger.trail.TrailSpool;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.TreeProofs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Writes and verifies trails of as many entries as each argument says, six disclosures an entry, and hashes the same messages one by
 * one on one core beside it: the leaf, each disclosure, and each node of the tree; then these and the trail's files, which verifying has to
 * hash as well. The log is in memory, the trail on disk.
 * {@code TrailBenchmark 10000 100000 1000000}; the last needs about 4 GB of disk, and heap for the log's own tree.
 */
final class TrailBenchmark {

    private static final List<String> STREAM = List.of("incident:0198f1c2-0000-7000-8000-0000000000aa");
    private static final String TRAIL = "0198f1c2-0000-7000-8000-0000000000ff";
    /** The compiler is done with the verifier in the fourth. */
    private static final int ROUNDS = 5;
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    private final Path work;
    private final MemoryTree tree = new MemoryTree();
    private long next;
    private List<byte[]> messages = List.of();

    private TrailBenchmark(Path work) {
        this.work = work;
    }

    public static void main(String[] sizes) throws IOException {
        for (String size : sizes.length == 0 ? new String[] {"1000", "10000", "100000"} : sizes) {
            Path work = Files.createTempDirectory("trail-benchmark");
            try {
                new TrailBenchmark(work).run(Long.parseLong(size));
            } finally {
                try (var files = Files.list(work)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(work);
            }
        }
    }

    private void run(long entries) throws IOException {
        Path zip = work.resolve("trail.zip");
        try (TrailSpool spool = TrailSpool.in(work)) {
            for (long i = 0; i < entries; i++) {
                TrailEntry entry = log("incident.NoteAdded", components(i));
                spool.add(entry);
                messages = i == entries / 2 ? messages(entry) : messages;
            }
            Clock started = Clock.now();
            export(spool, entries, zip);
            report("export", entries, started);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Clock started = Clock.now();
            verify(zip);
            report("verify, from the zip to the verdict", entries, started);
        }
        hashes(messages, entries);
        filesAndHashes(zip, messages, entries);
        System.out.printf("%,d entries: the zip has %,d MB; %,d KB of heap live at most for verifying%n", entries, Files.size(zip) >> 20,
                LiveHeap.most(() -> verify(zip)) >> 10);
    }

    private static void verify(Path zip) {
        int exit = CandorVerify.run(new String[] {zip.toString(), "--key", SampleLog.SIGNER.verifierKey().vkey()}, new PrintStream(OutputStream.nullOutputStream()));
        if (exit != CandorVerify.VERIFIED) {
            throw new AssertionError("the trail is not verified");
        }
    }

    private void export(TrailSpool spool, long entries, Path zip) throws IOException {
        TrailContent content = new TrailContent("INC-2026-0001", TRAIL, TrailScope.of(TrailScope.Mode.SCOPED, STREAM, entries), spool.before(entries),
                "How to verify\n", LogKeys.of(SampleLog.SIGNER.verifierKey()), "log " + SampleLog.SIGNER.verifierKey().vkey() + "\nquorum none\n", new TreeMap<>());
        try (TrailBag bag = TrailBag.prepare(content, work); OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip), 1 << 16)) {
            ObjectNode files = JsonNodeFactory.instance.objectNode();
            bag.committedFiles().forEach((name, hash) -> files.put(name, hash.hex()));
            TrailEntry closing = log(ClosingEntry.TYPE, Map.of("trail", StrictJson.parse("\"" + TRAIL + "\""), "files", files,
                    "withheld", JsonNodeFactory.instance.objectNode(), "lastOrdinal", JsonNodeFactory.instance.numberNode(entries)));
            Checkpoint checkpoint = new Checkpoint(SampleLog.SIGNER.name(), tree.size(), new TreeProofs(tree, tree.size()).root());
            bag.write(TrailSeal.of(closing, checkpoint.sign(SampleLog.SIGNER), tree), out);
        }
    }

    private static Map<String, JsonNode> components(long i) {
        return Map.of("incident", StrictJson.parse("\"0198f1c2-0000-7000-8000-0000000000aa\""), "note", JsonNodeFactory.instance.numberNode(i + 1),
                "text", StrictJson.parse("\"Called the acquirer; they confirm the pattern of call " + i + ".\""), "occurred", JsonNodeFactory.instance.nullNode(),
                "means", StrictJson.parse("\"PHONE\""), "irregular", StrictJson.parse("[]"));
    }

    private TrailEntry log(String type, Map<String, JsonNode> values) {
        SortedMap<String, Hash> digests = new TreeMap<>();
        List<Disclosure> disclosures = new ArrayList<>();
        values.forEach((name, value) -> {
            Disclosure disclosure = Disclosure.of(value);
            disclosures.add(disclosure);
            digests.put(name, disclosure.digest());
        });
        long position = next++;
        String id = "0198f1c2-0000-7000-8000-%012d".formatted(position);
        byte[] entry = new EntryDraft(EntryContent.of(id, type, "1", STREAM, id, null, digests))
                .assemble(position + 1, position == 0 ? OptionalLong.empty() : OptionalLong.of(position - 1), START.plusMillis(position));
        tree.append(Entry.leafHash(entry));
        return TrailEntry.open(position, entry, disclosures);
    }

    /** What is hashed for one entry: its leaf, its disclosures, and, as a tree has as many nodes as leaves but one, a node. */
    private static List<byte[]> messages(TrailEntry entry) {
        List<byte[]> messages = new ArrayList<>();
        messages.add(Arrays.copyOf(entry.bytes(), entry.bytes().length + 1));
        entry.disclosures().forEach(disclosure -> messages.add(disclosure.toBytes()));
        messages.add(new byte[1 + 2 * Hash.LENGTH]);
        return messages;
    }

    /** The peer: as many messages of the same lengths, one after the other, with one digest and nothing else. */
    private static void hashes(List<byte[]> messages, long entries) {
        for (int round = 0; round < ROUNDS; round++) {
            Clock started = Clock.now();
            long sum = hashed(messages, entries);
            report("the same messages hashed one by one, one core" + (sum == 1 ? "." : ""), entries, started);
        }
    }

    private static long hashed(List<byte[]> messages, long entries) {
        MessageDigest digest = Hash.newDigest();
        return LongStream.range(0, entries).map(i -> {
            long bits = 0;
            for (byte[] message : messages) {
                message[1] = (byte) i;
                digest.update(message);
                bits += digest.digest()[0];
            }
            return bits;
        }).sum();
    }

    /** The other peer: the bytes of the files too, as they lie in the zip, which compresses nothing. */
    private static void filesAndHashes(Path zip, List<byte[]> messages, long entries) throws IOException {
        MessageDigest digest = Hash.newDigest();
        byte[] piece = new byte[1 << 17];
        Clock started = Clock.now();
        try (InputStream in = Files.newInputStream(zip)) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        long sum = digest.digest()[0] + hashed(messages, entries);
        report("the same messages and the files, one core" + (sum == 1 ? "." : ""), entries, started);
    }

    private static void report(String what, long entries, Clock started) {
        Clock ended = Clock.now();
        double seconds = (ended.wall() - started.wall()) / 1e9;
        System.out.printf("%,d entries: %s: %.2f s (%,.0f a second), %.2f s of processors%n", entries, what, seconds, entries / seconds,
                (ended.processors() - started.processors()) / 1e9);
    }

    /** The wall's clock, and what this process took of the processors: on a busy machine only the second says something. In nanoseconds. */
    private record Clock(long wall, long processors) {
        static Clock now() {
            return new Clock(System.nanoTime(), ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
        }
    }
}
