package candor.ledger.verify;

import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Hash;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.bag.FileFacts;
import candor.ledger.bag.UnusableInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Whether the bag's files are the ones its manifests list. This alone says nothing about who made them. The files are summed by a thread
 * of its own, but for those that others sum while they read them for what they say.
 */
final class IntegrityCheck implements AutoCloseable {

    /** Bytes that take longer to sum than a thread to start. */
    private static final long WORTH_A_THREAD = 1 << 20;

    private final BagSource bag;
    private final Report report = new Report();
    private final FutureTask<SortedMap<String, FileFacts>> sums;
    private final SortedMap<String, FileFacts> payload = new TreeMap<>();
    private final SortedMap<String, FileFacts> tags = new TreeMap<>();

    private IntegrityCheck(BagSource bag, SortedMap<String, BagFile> unread) {
        this.bag = bag;
        this.sums = new FutureTask<>(() -> sums(unread));
    }

    /** Begins to sum the files. @param summed names of those that others sum @throws UnusableInput if this is no trail */
    static IntegrityCheck start(BagSource bag, Set<String> summed) {
        SortedMap<String, BagFile> unread = new TreeMap<>(bag.files());
        unread.keySet().removeAll(summed);
        IntegrityCheck check = new IntegrityCheck(bag, unread);
        check.requireFiles();
        if (unread.values().stream().mapToLong(BagFile::size).sum() < WORTH_A_THREAD) {
            check.sums.run();
        } else {
            Thread.ofPlatform().daemon().name("verify-files").start(check.sums);
        }
        return check;
    }

    /** Facts of every payload file, as found; what is wrong with the files is put in front of what the report has so far. @param summed by others */
    SortedMap<String, FileFacts> finish(Map<String, FileFacts> summed, Report all) throws IOException {
        SortedMap<String, FileFacts> found = Waiting.forResult(sums);
        found.putAll(summed);
        for (Map.Entry<String, BagFile> file : bag.files().entrySet()) {
            boolean isPayload = file.getKey().startsWith(BagFiles.PAYLOAD);
            if (!isPayload && !BagFiles.TAG_FILES.contains(file.getKey())) {
                report.problem(INTEGRITY, file.getKey(), "a file that no trail has");
            }
            (isPayload ? payload : tags).put(file.getKey(), facts(file.getKey(), file.getValue(), found));
        }
        compareText(bag, BagFiles.BAGIT, BagFiles.DECLARATION, report);
        compareManifest(BagFiles.MANIFEST, payload);
        SortedMap<String, FileFacts> listed = new TreeMap<>(tags);
        listed.remove(BagFiles.TAG_MANIFEST);
        compareManifest(BagFiles.TAG_MANIFEST, listed);
        all.prepend(report);
        return payload;
    }

    @Override
    public void close() {
        sums.cancel(true);
    }

    /** Compares a tag file with what it has to be. */
    static void compareText(BagSource bag, String name, String expected, Report report) throws IOException {
        String found = BagText.raw(bag, name);
        if (found != null && !found.equals(expected)) {
            List<String> lines = Arrays.asList(expected.split("\n", -1));
            List<String> foundLines = Arrays.asList(found.split("\n", -1));
            int line = 0;
            while (line < lines.size() && line < foundLines.size() && lines.get(line).equals(foundLines.get(line))) {
                line++;
            }
            report.problem(INTEGRITY, name + ", line " + (line + 1), "does not say what follows from the other files");
        }
    }

    private void requireFiles() {
        TreeSet<String> missing = new TreeSet<>(BagFiles.REQUIRED);
        missing.addAll(BagFiles.TAG_FILES);
        missing.removeAll(bag.files().keySet());
        if (missing.containsAll(BagFiles.REQUIRED)) {
            throw new UnusableInput("this is not a trail: it has none of a trail's files");
        }
        missing.forEach(name -> report.problem(INTEGRITY, name, "is missing"));
    }

    private static SortedMap<String, FileFacts> sums(SortedMap<String, BagFile> files) throws IOException {
        SortedMap<String, FileFacts> sums = new TreeMap<>();
        for (Map.Entry<String, BagFile> file : files.entrySet()) {
            sums.put(file.getKey(), FileFacts.of(file.getValue().content()));
        }
        return sums;
    }

    private FileFacts facts(String name, BagFile file, SortedMap<String, FileFacts> found) {
        FileFacts facts = Objects.requireNonNull(found.get(name));
        if (facts.size() != file.size() || file.crc32().isPresent() && file.crc32().getAsLong() != facts.crc32()) {
            report.problem(INTEGRITY, name, "the zip's checksum of the file is not its own"
                    + (file.offset().isPresent() ? " (header at byte " + file.offset().getAsLong() + ")" : ""));
        }
        return facts;
    }

    private void compareManifest(String name, SortedMap<String, FileFacts> files) throws IOException {
        @Nullable String found = BagText.raw(bag, name);
        if (found == null) {
            return;
        }
        SortedMap<String, Hash> hashes = new TreeMap<>();
        files.forEach((file, facts) -> hashes.put(file, facts.sha256()));
        String expected = BagFiles.manifest(hashes);
        if (found.equals(expected)) {
            return;
        }
        List<String> lines = Arrays.asList(found.split("\n", -1));
        hashes.forEach((file, hash) -> {
            if (!lines.contains(hash.hex() + "  " + file)) {
                report.problem(INTEGRITY, file, "its SHA-256 is not the one in " + name);
            }
        });
        compareText(bag, name, expected, report);
    }
}
