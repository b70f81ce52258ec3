package candor.ledger.verify;

import static candor.ledger.verify.Topic.DISCLOSURES;
import static candor.ledger.verify.Topic.ERASURES;
import static candor.ledger.verify.Topic.INCLUSION;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.ByteRange;
import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.bag.FileFacts;
import candor.ledger.bag.FileSum;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.EntryPlace;
import candor.ledger.trail.ErasedDigests;
import candor.ledger.verify.LineReading.Mismatched;
import candor.ledger.verify.LineReading.Unreadable;
import candor.ledger.verify.LineReading.Whole;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries.jsonl and the timeline once, the lines on every processor, their order on one: proofs, numbering, disclosures and rows. Both
 * are summed meanwhile. Only if something was erased are the entries read again, because an erasure stands behind what it erased.
 */
final class EntriesCheck {

    /** Whose facts are found out here. */
    static final Set<String> FILES = Set.of(BagFiles.ENTRIES, BagFiles.TIMELINE);

    private final BagFile entries;
    private final @Nullable Checkpoint checkpoint;
    private final Report report;
    private final StreamCheck streams;
    private final ErasedDigests erased = new ErasedDigests();
    private final Accounts accounts;
    private final Map<String, FileFacts> facts = new HashMap<>();
    private @Nullable Whole last;
    private long lines;
    private boolean readable = true;

    /** @param checkpoint null if there is none that can be believed; then nothing is proved and only the rest is checked */
    EntriesCheck(BagFile entries, @Nullable Checkpoint checkpoint, Report report) {
        this.entries = entries;
        this.checkpoint = checkpoint;
        this.report = report;
        this.streams = new StreamCheck(report);
        this.accounts = new Accounts(report);
    }

    void read(BagFile timeline) throws IOException {
        try (TimelineCheck rows = new TimelineCheck(timeline.content().open(), report)) {
            rows.expect(TimelineCheck.HEADER, () -> "the column names");
            FileSum sum = new FileSum();
            boolean whole = ParallelLines.read(entries, EntryLine.MAX_BYTES, () -> new EntryLineReader(checkpoint), sum::add,
                    (number, found) -> take(number, found, rows));
            if (!whole) {
                report.problem(INTEGRITY, place(lines + 1), "the line is too long or has no end");
                readable = false;
            }
            if (readable) {
                rows.end();
            }
            facts.put(BagFiles.ENTRIES, sum.facts());
            facts.put(BagFiles.TIMELINE, rows.facts());
        }
        if (lines == 0) {
            report.problem(INCLUSION, BagFiles.ENTRIES, "there is no entry, so nothing is proved");
        }
    }

    /** The bag's last entry; null if it could not be read. */
    @Nullable DisclosedEntry last() {
        return last == null ? null : last.shown();
    }

    /** What the manifests have to say of the {@link #FILES}. */
    Map<String, FileFacts> facts() {
        return facts;
    }

    /** The numbering of what was read. */
    StreamCheck streams() {
        return streams;
    }

    /** What was disclosed and withheld. */
    Accounts accounts() {
        return accounts;
    }

    String lastPlace() {
        return place(lines);
    }

    private void take(long number, LineReading found, TimelineCheck rows) throws IOException {
        lines = number;
        Whole before = last;
        if (before != null && readable) {
            // The last entry has no row, and it is known to be the last only when there is no other.
            rows.expect(before.row(), () -> "position " + before.place().index());
        }
        last = null;
        switch (found) {
            case Unreadable line -> {
                readable = false;
                report.problem(INTEGRITY, place(number), line.what());
            }
            case Mismatched line -> {
                readable = false;
                inPlace(number, line.place(), line.proved());
                report.problem(DISCLOSURES, place(number, line.place().index()), line.what());
            }
            case Whole line -> {
                inPlace(number, line.place(), line.proved());
                account(number, line);
            }
        }
    }

    private void inPlace(long number, EntryPlace place, boolean proved) {
        if (!proved) {
            report.problem(INCLUSION, place(number, place.index()), "the entry is not in the signed tree at this position");
        }
        streams.add(() -> place(number, place.index()), place);
    }

    private void account(long number, Whole line) {
        last = line;
        try {
            if (ErasedDigests.isErasure(line.type())) {
                erased.add(line.shown());
            }
            accounts.add(() -> place(number, line.place().index()), line);
        } catch (Malformed e) {
            readable = false;
            last = null;
            report.problem(DISCLOSURES, place(number, line.place().index()), e.getMessage());
        }
    }

    /** What needs all lines to have been read; of a trail that could not be read there is nothing to be said. */
    void conclude() throws IOException {
        if (!readable) {
            return;
        }
        accounts.requireErased(erased.all());
        if (erased.events() > 0) {
            ParallelLines.read(entries, EntryLine.MAX_BYTES, () -> this::contradiction, _ -> { }, (number, what) -> {
                if (!what.isEmpty()) {
                    report.problem(DISCLOSURES, place(number) + ", position " + what.substring(0, what.indexOf(' ')), what.substring(what.indexOf(' ') + 1));
                }
            });
        }
        verdicts();
    }

    /** Position and words if something that is listed as erased is still there; blank if not. */
    private String contradiction(ByteRange line) {
        DisclosedEntry shown = DisclosedEntry.of(EntryLine.parse(line).entry());
        try {
            shown.requireNotErased(erased.all());
            return "";
        } catch (Malformed e) {
            return shown.index() + " " + e.getMessage();
        }
    }

    private void verdicts() {
        if (checkpoint != null) {
            report.verdict(INCLUSION, "ok: " + streams.entries() + " entries are in the tree of " + checkpoint.size() + " entries that the log "
                    + checkpoint.origin() + " signed");
        }
        report.verdict(DISCLOSURES, accounts.verdict());
        report.verdict(ERASURES, accounts.missing() == 0 ? "none of the values here was erased"
                : accounts.missing() + " values were erased, as listed by " + erased.events() + " entries of this trail");
        DisclosedEntry closing = last();
        if (closing != null) {
            report.verdict(Topic.TIME, "no external time: the last entry says " + LedgerTime.format(closing.entry().at()) + " by the operator's own clock");
        }
    }

    private static String place(long line, long index) {
        return place(line) + ", position " + index;
    }

    private static String place(long line) {
        return BagFiles.ENTRIES + ", line " + line;
    }
}
