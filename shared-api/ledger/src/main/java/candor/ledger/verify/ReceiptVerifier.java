package candor.ledger.verify;

import static candor.ledger.verify.Topic.INCLUSION;
import static candor.ledger.verify.Topic.INTEGRITY;

import candor.ledger.Malformed;
import candor.ledger.bag.UnusableInput;
import candor.ledger.entry.Entry;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.LogKeys;
import candor.ledger.note.SignedNote;
import candor.ledger.note.TlogProof;
import candor.ledger.note.UnverifiedNote;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Judges a receipt offline: a C2SP tlog-proof@v1 with the entry itself in its {@code extra} line. A receipt holds no key, so one from
 * elsewhere is needed.
 */
public final class ReceiptVerifier {

    /** Most bytes: an entry in base64, 64 hashes, and a note. */
    public static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES;

    private static final byte[] BEGINNING = TlogProof.FIRST_LINE.getBytes(StandardCharsets.US_ASCII);

    private final Trust trust;
    private final Report report = new Report();

    /** @param trust what was obtained elsewhere: a key, or a policy that names the log */
    public ReceiptVerifier(Trust trust) {
        this.trust = trust;
    }

    /** Whether something that begins so means to be a receipt. */
    static boolean isBegunBy(byte[] beginning) {
        return beginning.length >= BEGINNING.length && new String(beginning, 0, BEGINNING.length, StandardCharsets.ISO_8859_1).equals(TlogProof.FIRST_LINE);
    }

    /** How many bytes tell a receipt from anything else. */
    static int telltale() {
        return BEGINNING.length;
    }

    /** Judges a receipt. @throws UnusableInput if there is no key to judge it by, or it does not hold the entry it is about */
    public Report verify(byte[] receipt) {
        ReceiptText text = ReceiptText.of(receipt);
        TlogProof proof = read(text::proof);
        SignedNote note = read(text::note);
        report.verdict(INTEGRITY, "not established");
        Checkpoint checkpoint = note == null ? null : checkpoint(text, note);
        if (proof != null) {
            entry(text, proof, checkpoint);
        }
        if (checkpoint != null && note != null) {
            new WitnessCheck(report, text.notePlace()).check(note, null, trust.policy());
        }
        said();
        return report;
    }

    private void entry(ReceiptText text, TlogProof proof, @Nullable Checkpoint checkpoint) {
        byte[] bytes = proof.extra().orElseThrow(() -> new UnusableInput("the proof does not hold the entry that it is about"));
        try {
            Entry entry = Entry.parse(bytes);
            report.verdict(INTEGRITY, "ok: the entry has its published form: " + entry.type() + ", number " + entry.ordinal() + " of " + entry.stream()
                    + ", recorded " + LedgerTime.format(entry.at()));
            report.verdict(Topic.DISCLOSURES, "none: the entry commits to " + entry.content().components().size() + " values, which are not part of a receipt");
        } catch (Malformed e) {
            report.problem(INTEGRITY, text.entryPlace(), e.getMessage());
        }
        if (checkpoint != null && !proof.verifies(Entry.leafHash(bytes), checkpoint.size(), checkpoint.root())) {
            report.problem(INCLUSION, text.pathPlace(), "the entry is not at position " + proof.index() + " of the tree of " + checkpoint.size() + " that was signed");
        } else if (checkpoint != null) {
            report.verdict(INCLUSION, "ok: position " + proof.index() + " of the tree of " + checkpoint.size() + ", signed by " + checkpoint.origin());
        }
    }

    private @Nullable Checkpoint checkpoint(ReceiptText text, SignedNote note) {
        LogKeys keys = trust.logKeys(note.text().lines().findFirst().orElse(""))
                .orElseThrow(() -> new UnusableInput("a receipt holds no key: give the log's key, obtained elsewhere, with --key"));
        try {
            return keys.open(note);
        } catch (Malformed | UnverifiedNote e) {
            report.problem(INCLUSION, text.notePlace(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private <T> @Nullable T read(ReceiptText.Part<T> part) {
        try {
            return part.read();
        } catch (ReceiptText.Unreadable e) {
            report.problem(INTEGRITY, e.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void said() {
        report.verdict(Topic.COMPLETENESS, "not claimed: a receipt is about one entry");
        report.verdict(Topic.ERASURES, "not part of a receipt");
        report.verdict(Topic.TIME, "no external time: the operator's clock only");
    }
}
