package candor.ledger.verify;

import static candor.ledger.verify.Topic.COMPLETENESS;
import static candor.ledger.verify.Topic.INCLUSION;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.bag.FileFacts;
import candor.ledger.bag.UnusableInput;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.trail.ClosingEntry;
import candor.ledger.trail.DisclosedEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges a trail offline. Every statement rests on the key: given from elsewhere, the log's own signature is checked; taken from
 * the bag, the bag is only shown to agree with itself.
 */
public final class TrailVerifier {

    private final Trust trust;
    private final @Nullable KeptCheckpoint earlier;

    /**
     * @param trust what was obtained elsewhere than from the bag
     * @param earlier the checkpoint of an earlier trail, which the log must have grown from; null to skip this
     */
    public TrailVerifier(Trust trust, @Nullable KeptCheckpoint earlier) {
        this.trust = trust;
        this.earlier = earlier;
    }

    /**
     * Judges a bag. Problems of the bag are in the report.
     *
     * @throws UnusableInput if it is no trail, or the earlier checkpoint cannot be compared with it
     * @throws IOException if a file cannot be read
     */
    public Report verify(BagSource bag) throws IOException {
        boolean readable = bag.files().keySet().containsAll(EntriesCheck.FILES);
        try (IntegrityCheck integrity = IntegrityCheck.start(bag, readable ? EntriesCheck.FILES : Set.of())) {
            return judge(bag, integrity);
        }
    }

    private Report judge(BagSource bag, IntegrityCheck integrity) throws IOException {
        Report report = new Report();
        Optional<SignedNote> note = note(bag, report);
        Optional<LogKeys> known = trust.logKeys(note.map(found -> found.text().lines().findFirst().orElse("")).orElse(""));
        Optional<LogKeys> keys = known.isPresent() ? known : keysInBag(bag, report);
        Checkpoint checkpoint = note.isEmpty() || keys.isEmpty() ? null : checkpoint(note.get(), keys.get(), report);
        BagFile entries = bag.files().get(BagFiles.ENTRIES);
        BagFile timeline = bag.files().get(BagFiles.TIMELINE);
        EntriesCheck check = entries == null || timeline == null ? null : new EntriesCheck(entries, checkpoint, report);
        if (check != null && timeline != null) {
            check.read(timeline);
        }
        // The files are summed meanwhile, and yet come first in what is said.
        SortedMap<String, FileFacts> payload = integrity.finish(check == null ? Map.of() : check.facts(), report);
        if (check != null) {
            closing(check, bag, payload, report);
            check.conclude();
            if (check.last() != null) {
                new ScopeCheck(bag, report).run(check.streams(), check.last().index(), checkpoint);
            }
        }
        if (checkpoint != null && keys.isPresent()) {
            new EarlierCheck(bag, checkpoint, report).run(earlier, keys.get(), trust);
        }
        if (checkpoint != null) {
            new WitnessCheck(report, BagFiles.CHECKPOINT).check(bag, note.orElseThrow(), trust.policy());
            new TimeCheck(report).check(bag, checkpoint, trust.timeAuthorities());
        }
        report.verdict(INTEGRITY, known.isEmpty()
                ? "self-consistent only: the key came from the bag itself; get the log's key elsewhere and pass it with --key"
                : "ok: files, log entries and signature agree under the given key");
        return report;
    }

    private void closing(EntriesCheck check, BagSource bag, SortedMap<String, FileFacts> payload, Report report) throws IOException {
        DisclosedEntry last = check.last();
        if (last == null) {
            return;
        }
        try {
            ClosingEntry closing = ClosingEntry.of(last);
            compareFiles(closing, payload, report);
            IntegrityCheck.compareText(bag, BagFiles.BAG_INFO, BagFiles.bagInfo(closing.trail(), last.entry().at(), payload), report);
            if (!bag.folder().endsWith("-" + closing.trail())) {
                report.problem(INTEGRITY, bag.folder(), "the folder is not named after the trail that TrailExported names");
            }
            if (closing.lastOrdinal() != last.entry().ordinal() - 1) {
                report.problem(COMPLETENESS, check.lastPlace(), "TrailExported speaks of ordinal " + closing.lastOrdinal() + " and is itself number "
                        + last.entry().ordinal());
            }
            check.accounts().requireRecorded(closing);
        } catch (Malformed e) {
            report.problem(INTEGRITY, check.lastPlace(), e.getMessage());
        }
    }

    private static void compareFiles(ClosingEntry closing, SortedMap<String, FileFacts> payload, Report report) {
        for (Map.Entry<String, FileFacts> file : payload.entrySet()) {
            if (BagFiles.isCommitted(file.getKey()) && !closing.commitsTo(file.getKey(), file.getValue().sha256())) {
                report.problem(INTEGRITY, file.getKey(), "it is not the file that TrailExported committed to");
            }
        }
        closing.files().keySet().stream().filter(name -> !payload.containsKey(name) || !BagFiles.isCommitted(name))
                .forEach(name -> report.problem(INTEGRITY, BagFiles.MANIFEST, "a file that TrailExported committed to is missing"));
    }

    private static Optional<LogKeys> keysInBag(BagSource bag, Report report) throws IOException {
        String text = BagText.raw(bag, BagFiles.LOG_KEY);
        try {
            Malformed.unless(text != null && text.endsWith("\n"), "there is no key in it");
            return Optional.ofNullable(text).map(LogKeys::parse);
        } catch (Malformed e) {
            report.problem(INCLUSION, BagFiles.LOG_KEY, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<SignedNote> note(BagSource bag, Report report) throws IOException {
        byte[] note = BagText.bytes(bag, BagFiles.CHECKPOINT);
        try {
            return Optional.ofNullable(note).map(SignedNote::parse);
        } catch (Malformed e) {
            report.problem(INCLUSION, BagFiles.CHECKPOINT, e.getMessage());
            return Optional.empty();
        }
    }

    private static @Nullable Checkpoint checkpoint(SignedNote note, LogKeys keys, Report report) {
        try {
            return keys.open(note);
        } catch (Malformed | UnverifiedNote e) {
            report.problem(INCLUSION, BagFiles.CHECKPOINT, String.valueOf(e.getMessage()));
            return null;
        }
    }
}
