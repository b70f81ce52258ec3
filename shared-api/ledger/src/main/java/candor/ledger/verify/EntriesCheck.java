package candor.ledger.verify;

import static candor.ledger.verify.Topic.DISCLOSURES;
import static candor.ledger.verify.Topic.ERASURES;
import static candor.ledger.verify.Topic.INCLUSION;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource.BagFile;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.Checkpoint;
import candor.ledger.trail.ClosingEntry;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.EntryLine;
import candor.ledger.trail.ErasedDigests;
import candor.ledger.trail.TimelineCsv;
import java.io.BufferedInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries.jsonl twice, line by line: first for proofs, order and erasures, then, when all erasures are known, for what is
 * disclosed and for the timeline.
 */
final class EntriesCheck {

    private final BagFile entries;
    private final Report report;
    private final StreamCheck streams;
    private final ErasedDigests erased = new ErasedDigests();
    private @Nullable DisclosedEntry last;
    private long lines;
    private boolean readable = true;
    private long disclosed;
    private long withheld;
    private long missing;

    EntriesCheck(BagFile entries, Report report) {
        this.entries = entries;
        this.report = report;
        this.streams = new StreamCheck(report);
    }

    /** @param checkpoint null if there is none that can be believed; then nothing is proved and only the rest is checked */
    void prove(@Nullable Checkpoint checkpoint) throws IOException {
        boolean whole = BagText.lines(entries, EntryLine.MAX_BYTES, (number, line) -> prove(number, line, checkpoint));
        if (!whole) {
            report.problem(INTEGRITY, place(lines + 1), "the line is too long or has no end");
            readable = false;
        }
        if (lines == 0) {
            report.problem(INCLUSION, BagFiles.ENTRIES, "there is no entry, so nothing is proved");
        }
    }

    /** The bag's last entry; null if it could not be read. */
    @Nullable DisclosedEntry last() {
        return last;
    }

    /** The numbering of what was read. */
    StreamCheck streams() {
        return streams;
    }

    String lastPlace() {
        return place(lines);
    }

    private void prove(long number, byte[] line, @Nullable Checkpoint checkpoint) {
        lines = number;
        last = null;
        try {
            EntryLine read = EntryLine.parse(line);
            Entry entry = Entry.parse(read.entry().bytes());
            String place = place(number) + ", position " + read.entry().index();
            if (checkpoint != null && !read.proof().verifies(Entry.leafHash(read.entry().bytes()), checkpoint.size(), checkpoint.root())) {
                report.problem(INCLUSION, place, "the entry is not in the signed tree at this position");
            }
            streams.add(() -> place, read.entry().index(), entry);
            disclose(read, entry, place);
        } catch (Malformed e) {
            readable = false;
            report.problem(INTEGRITY, place(number), e.getMessage());
        }
    }

    private void disclose(EntryLine read, Entry entry, String place) {
        try {
            DisclosedEntry shown = DisclosedEntry.of(read.entry(), entry);
            last = shown;
            erased.add(shown);
        } catch (Malformed e) {
            readable = false;
            report.problem(DISCLOSURES, place, e.getMessage());
        }
    }

    /** The second reading; only lines that could be read the first time can be compared with anything. */
    void account(BagFile timeline, @Nullable Checkpoint checkpoint, @Nullable ClosingEntry closing) throws IOException {
        if (!readable) {
            return;
        }
        try (TimelineCheck rows = new TimelineCheck(new BufferedInputStream(timeline.content().open(), 1 << 16), report)) {
            rows.expect(TimelineCsv.header(), "the column names");
            BagText.lines(entries, EntryLine.MAX_BYTES, (number, line) -> account(number, line, rows, closing));
            rows.end();
        }
        verdicts(checkpoint);
    }

    private void account(long number, byte[] line, TimelineCheck rows, @Nullable ClosingEntry closing) throws IOException {
        DisclosedEntry shown = DisclosedEntry.of(EntryLine.parse(line).entry());
        String place = place(number) + ", position " + shown.index();
        try {
            shown.requireAccounted(erased.all());
        } catch (Malformed e) {
            report.problem(DISCLOSURES, place, e.getMessage());
        }
        shown.withheld().forEach((component, reason) -> {
            if (closing != null && !closing.gives(component, reason)) {
                report.problem(DISCLOSURES, place, "component " + component + ": the log did not record this reason for withholding it");
            }
        });
        disclosed += shown.values().size();
        withheld += shown.withheld().size();
        missing += shown.erased(erased.all()).size();
        if (number < lines) {
            rows.expect(TimelineCsv.row(shown, erased.all()), "position " + shown.index());
        }
    }

    private void verdicts(@Nullable Checkpoint checkpoint) {
        if (checkpoint != null) {
            report.verdict(INCLUSION, "ok: " + streams.entries() + " entries are in the tree of " + checkpoint.size() + " entries that the log "
                    + checkpoint.origin() + " signed");
        }
        report.verdict(DISCLOSURES, "ok: " + disclosed + " values match what was recorded; " + withheld + " withheld by the operator, each with a reason");
        report.verdict(ERASURES, missing == 0 ? "none of the values here was erased"
                : missing + " values were erased, as listed by " + erased.events() + " entries of this trail");
        if (last != null) {
            report.verdict(Topic.TIME, "no external time: the last entry says " + LedgerTime.format(last.entry().at()) + " by the operator's own clock");
        }
    }

    private static String place(long line) {
        return BagFiles.ENTRIES + ", line " + line;
    }
}
