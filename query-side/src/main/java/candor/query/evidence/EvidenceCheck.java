package candor.query.evidence;

import candor.RuleViolation;
import candor.evidence.EvidenceCommand.RecordEvidenceVerification;
import candor.evidence.EvidenceRow;
import candor.evidence.EvidenceState;
import candor.evidence.Verification;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.UnverifiedNote;
import candor.platform.command.Accepted;
import candor.platform.command.Actor;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.CommandRights;
import candor.platform.command.Issuance;
import candor.platform.evidence.EvidenceFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Looks whether an item is still what was recorded. First the log: that the entry is in the tree under the newest signed checkpoint, and that
 * everything it discloses, the digest of the file above all, is what it committed to. Only then the file is hashed, and compared with what the
 * log says and not with what a page says.
 */
final class EvidenceCheck {
    private static final String DIGEST = "contentDigest";

    private final LedgerReader ledger;
    private final LongFunction<SignedCheckpoint> covering;
    private final EvidenceFiles files;
    private final CommandPort port;

    /** @param covering finds or makes a checkpoint over so many entries */
    EvidenceCheck(LedgerReader ledger, LongFunction<SignedCheckpoint> covering, EvidenceFiles files, CommandPort port) {
        this.ledger = ledger;
        this.covering = covering;
        this.files = files;
        this.port = port;
    }

    /** What was found, and that it was recorded. */
    record Finding(Verification outcome, Accepted accepted) {}

    /** @throws RuleViolation {@code access.forbidden}, {@code evidence.digest-only}, {@code evidence.released} or {@code evidence.digest-erased} */
    Finding verify(EvidenceRow row, Actor actor, String key) throws IOException {
        CommandRights.require(actor, RecordEvidenceVerification.class);
        requireKept(row);
        Verification outcome = look(row);
        var command = new RecordEvidenceVerification(row.evidence(), row.incident(), row.item(), outcome);
        // Under the same key another finding is another look, and refused.
        return new Finding(outcome, port.issue(command, Issuance.by(actor, key, BodyHash.of("verify/" + row.evidence() + "/" + outcome))));
    }

    private static void requireKept(EvidenceRow row) {
        if (row.state() == EvidenceState.DIGEST_ONLY) {
            throw new RuleViolation("evidence.digest-only", "Only the digest of this item is known here: it is verified when somebody shows the file or the text.");
        }
        if (row.state() != EvidenceState.KEPT) {
            throw new RuleViolation("evidence.released", "This item has left our hands for good: there is nothing here to verify.");
        }
    }

    /** What there is to say, without recording it. */
    Verification look(EvidenceRow row) throws IOException {
        Optional<String> recorded;
        try {
            recorded = recorded(row);
        } catch (CorruptLedger | Malformed | UnverifiedNote damaged) {
            return Verification.LOG_CHANGED;
        }
        return recorded.isEmpty() ? Verification.LOG_CHANGED : file(recorded.get());
    }

    /** The digest as the log vouches for it; empty where the log does not vouch for the entry. */
    private Optional<String> recorded(EvidenceRow row) {
        SignedCheckpoint checkpoint = newest(row.position() + 1);
        StoredEntry stored = ledger.entry(row.position()).orElseThrow(() -> new CorruptLedger("there is no entry at position " + row.position()));
        Entry entry = stored.entry();
        boolean ofThisItem = entry.type().equals("evidence.EvidenceCollected") && entry.content().tags().contains("evidence:" + row.evidence());
        boolean included = ledger.proofs(checkpoint.checkpoint().size()).inclusion(row.position()).verifies(stored.leafHash(), checkpoint.checkpoint().root());
        return ofThisItem && included ? digest(ledger.opened(stored)) : Optional.empty();
    }

    /** The newest one that is signed by a key of this log. */
    private SignedCheckpoint newest(long size) {
        SignedCheckpoint signed = covering.apply(size);
        SignedCheckpoint newest = ledger.latestCheckpoint().filter(latest -> latest.checkpoint().size() >= size).orElse(signed);
        Checkpoint.open(newest.note(), ledger.keys().all());
        return newest;
    }

    private static Optional<String> digest(OpenedEntry opened) {
        for (var component : opened.components().entrySet()) {
            if (component.getValue() instanceof Opened.Known known && !committed(opened.entry(), component.getKey(), known.disclosure())) {
                return Optional.empty();
            }
        }
        return switch (opened.components().get(DIGEST)) {
            case Opened.Known known -> Optional.of(known.disclosure().value().asText());
            case Opened.Erased _ -> throw new RuleViolation("evidence.digest-erased", "The digest of this item was erased: nothing can be compared with it any more.");
            case Opened.Missing _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static boolean committed(Entry entry, String name, Disclosure disclosure) {
        return Objects.equals(disclosure.digest(), entry.content().components().get(name));
    }

    private Verification file(String recorded) throws IOException {
        if (files.size(recorded).isEmpty()) {
            return Verification.FILE_MISSING;
        }
        try {
            return files.isIntact(recorded) ? Verification.INTACT : Verification.FILE_CHANGED;
        } catch (NoSuchFileException gone) {
            return Verification.FILE_MISSING;
        }
    }
}
