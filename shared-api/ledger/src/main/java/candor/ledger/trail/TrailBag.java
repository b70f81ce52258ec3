package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.ByteSource;
import candor.ledger.bag.CanonicalZip;
import candor.ledger.bag.FileFacts;
import candor.ledger.entry.Entry;
import candor.ledger.note.TlogProof;
import candor.ledger.tree.TreeProofs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes a trail in two steps. {@link #prepare} makes the payload files; their {@link #committedFiles()} go into the TrailExported
 * command. Once that is logged, {@link #write} makes the bag. Doing both again with the same content gives the same bytes.
 * What grows with the trail lies in a work file, not in memory; {@link #close()} removes it. Not safe for use by several threads.
 */
public final class TrailBag implements AutoCloseable {

    private final TrailContent content;
    private final Path work;
    private final ErasedDigests erased = new ErasedDigests();
    private final Map<String, ByteSource> payload = new TreeMap<>();
    private final SortedMap<String, FileFacts> facts = new TreeMap<>();

    private TrailBag(TrailContent content, Path work) {
        this.content = content;
        this.work = work;
    }

    /**
     * Makes the payload files.
     *
     * @param workFolder where files may be put until {@link #close()}; only the owner should be able to read it
     * @throws Malformed if an entry's components are not all disclosed, withheld with a reason, or erased, or files have forbidden names
     */
    public static TrailBag prepare(TrailContent content, Path workFolder) throws IOException {
        TrailBag bag = new TrailBag(content, Files.createTempDirectory(workFolder, "trail"));
        try {
            bag.prepare();
            return bag;
        } catch (IOException | RuntimeException e) {
            bag.close();
            throw e;
        }
    }

    /** SHA-256 of each payload file by name in the bag, as TrailExported's component {@code files} must list them, in hex. */
    public SortedMap<String, Hash> committedFiles() {
        SortedMap<String, Hash> files = new TreeMap<>();
        facts.forEach((name, fact) -> files.put(name, fact.sha256()));
        files.keySet().removeIf(name -> !BagFiles.isCommitted(name));
        return files;
    }

    /**
     * Writes the zip.
     *
     * @throws Malformed if TrailExported does not commit to exactly {@link #committedFiles()}
     */
    public void write(TrailSeal seal, OutputStream out) throws IOException {
        DisclosedEntry last = DisclosedEntry.of(seal.closing());
        last.requireAccounted(erased.all());
        requireCommitment(ClosingEntry.of(last));
        Malformed.unless(seal.closing().index() < seal.size(), "the checkpoint does not include TrailExported");
        addPayload(BagFiles.CHECKPOINT, ByteSource.of(seal.checkpoint().format()));
        addPayload(BagFiles.ENTRIES, entries(seal.closing(), seal.proofs()));
        if (!seal.earlierSizes().isEmpty()) {
            addPayload(BagFiles.CONSISTENCY, ByteSource.of(EarlierProofs.of(seal.earlierSizes(), seal.proofs()).text()));
        }
        if (content.scope().isComplete()) {
            for (Map.Entry<String, ByteSource> file : LogFiles.write(work, seal.log().apply(seal.size()), seal.size()).entrySet()) {
                addPayload(file.getKey(), file.getValue());
            }
        }
        zip(BagFiles.bagInfo(content.trail(), last.entry().at(), facts), out);
    }

    /** Adds what a time-stamping authority answered for the checkpoint that the bag is going to carry. */
    public void stamp(byte[] answer) throws IOException {
        addPayload(BagFiles.TIMESTAMP, ByteSource.of(answer));
    }

    private void requireCommitment(ClosingEntry commitment) {
        Malformed.unless(commitment.files().equals(committedFiles()), "TrailExported commits to other files than these");
        Malformed.unless(commitment.trail().equals(content.trail()), "TrailExported is another trail's");
    }

    @Override
    public void close() throws IOException {
        if (Files.notExists(work)) {
            return;
        }
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private void prepare() throws IOException {
        for (Map.Entry<String, ByteSource> file : content.givenFiles().entrySet()) {
            addPayload(file.getKey(), file.getValue());
        }
        for (TrailEntry entry : content.entries()) {
            Entry logged = Entry.parse(entry.bytes());
            if (ErasedDigests.isErasure(logged.type())) {
                erased.add(DisclosedEntry.of(entry, logged));
            }
        }
        Path timeline = work.resolve("timeline.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(timeline))) {
            out.write(TimelineCsv.header());
            TimelineCsv rows = new TimelineCsv();
            for (TrailEntry entry : content.entries()) {
                DisclosedEntry shown = DisclosedEntry.of(withoutErased(entry));
                shown.requireAccounted(erased.all());
                out.write(rows.row(shown, shown.erased(erased.all())));
            }
        }
        addPayload(BagFiles.TIMELINE, ByteSource.of(timeline));
        BagFiles.requireDistinct(payload.keySet());
    }

    /** What is erased needs no reason for being withheld, whatever the policy says about it. */
    private TrailEntry withoutErased(TrailEntry entry) {
        if (entry.withheld().isEmpty()) {
            return entry;
        }
        SortedMap<String, String> withheld = new TreeMap<>(entry.withheld());
        withheld.keySet().removeAll(DisclosedEntry.of(entry).erased(erased.all()));
        return new TrailEntry(entry.index(), entry.bytes(), entry.disclosures(), withheld);
    }

    private ByteSource entries(TrailEntry closing, TreeProofs proofs) throws IOException {
        Path file = work.resolve("entries.jsonl");
        long position = -1;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (TrailEntry entry : content.entries()) {
                Malformed.unless(entry.index() > position, "entries of a trail are in the order of positions");
                position = entry.index();
                line(withoutErased(entry), proofs, out);
            }
            Malformed.unless(closing.index() > position, "TrailExported is the last entry of its trail");
            line(closing, proofs, out);
        }
        return ByteSource.of(file);
    }

    private static void line(TrailEntry entry, TreeProofs proofs, OutputStream out) throws IOException {
        out.write(new EntryLine(entry, TlogProof.of(proofs.inclusion(entry.index()))).toBytes());
        out.write('\n');
    }

    private void addPayload(String name, ByteSource source) throws IOException {
        payload.put(name, source);
        facts.put(name, FileFacts.of(source));
    }

    private void zip(String bagInfo, OutputStream out) throws IOException {
        SortedMap<String, Hash> hashes = new TreeMap<>();
        facts.forEach((name, fact) -> hashes.put(name, fact.sha256()));
        SortedMap<String, String> tags = new TreeMap<>(Map.of(BagFiles.BAGIT, BagFiles.DECLARATION, BagFiles.BAG_INFO, bagInfo,
                BagFiles.MANIFEST, BagFiles.manifest(hashes)));
        SortedMap<String, Hash> tagHashes = new TreeMap<>();
        tags.forEach((name, text) -> tagHashes.put(name, Hash.sha256(text.getBytes(StandardCharsets.UTF_8))));
        tags.put(BagFiles.TAG_MANIFEST, BagFiles.manifest(tagHashes));
        SortedMap<String, ByteSource> all = new TreeMap<>(payload);
        tags.forEach((name, text) -> all.put(name, ByteSource.of(text)));
        CanonicalZip zip = new CanonicalZip(out);
        for (Map.Entry<String, ByteSource> file : all.entrySet()) {
            FileFacts known = facts.get(file.getKey());
            zip.add(content.folder() + "/" + file.getKey(), known == null ? FileFacts.of(file.getValue()) : known, file.getValue());
        }
        zip.finish();
    }
}
