package candor.command.evidence;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.evidence.EvidenceCommand.ExportEvidence;
import candor.evidence.EvidenceCommand.OpenEvidence;
import candor.evidence.EvidenceCommand.ReleaseEvidence;
import candor.evidence.EvidenceCommand.TransferEvidence;
import candor.evidence.EvidenceEvent;
import candor.evidence.EvidenceEvent.EvidenceAccessed;
import candor.evidence.EvidenceEvent.EvidenceCollected;
import candor.evidence.EvidenceEvent.EvidenceExported;
import candor.evidence.EvidenceEvent.EvidenceReleased;
import candor.evidence.EvidenceEvent.EvidenceTransferred;
import candor.evidence.EvidenceEvent.EvidenceVerified;
import candor.evidence.Verification;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.testimony.Attribution;
import org.jspecify.annotations.Nullable;

/**
 * An item of evidence.
 *
 * @param collected its first entry
 * @param custodian who has it
 * @param kept whether a file is kept here
 * @param released whether it left our hands
 */
record Item(EvidenceCollected collected, @Nullable Personal custodian, boolean kept, boolean released) {

    static @Nullable Item evolve(@Nullable Item before, DomainEvent event) {
        if (event instanceof EvidenceCollected first) {
            return new Item(first, first.custodian(), first.kept(), false);
        }
        return before == null ? null : before.next(event);
    }

    private Item next(DomainEvent event) {
        return switch (event) {
            case EvidenceTransferred e -> new Item(collected, e.to(), kept, released);
            case EvidenceVerified e when e.outcome() == Verification.OPENED -> new Item(collected, custodian, true, released);
            case EvidenceReleased e -> new Item(collected, null, false, true);
            default -> this;
        };
    }

    String incident() {
        return collected.incident();
    }

    /** A hand whose data was erased is nobody's any more. */
    private @Nullable Personal hand() {
        return custodian == null || custodian.text().isEmpty() ? null : custodian;
    }

    EvidenceEvent decide(TransferEvidence command, Custody custody) {
        if (released) {
            throw new RuleViolation("evidence.released", "This item has left our hands for good: record where it is now as a note.");
        }
        Personal from = hand();
        if (from != null && from.text().equals(command.to().text())) {
            throw new RuleViolation("evidence.same-hand", "They have this item already: name somebody else.");
        }
        Attribution by = command.attribution();
        return new EvidenceTransferred(
                command.evidence(), incident(), collected.item(), from, command.to(), command.place(), command.reason(), by.occurred(), by.known(),
                by.by(), by.means(), custody.irregular());
    }

    EvidenceEvent decide(OpenEvidence command) {
        requireHeld();
        if (kept) {
            throw new RuleViolation("evidence.already-open", "The file of this item is kept here already: there is nothing to open.");
        }
        String recorded = collected.contentDigest().text()
                .orElseThrow(() -> new RuleViolation("evidence.digest-erased", "The digest of this item was erased: nothing can be compared with it any more."));
        if (!recorded.equals(command.contentDigest().text().orElse(""))) {
            throw new RuleViolation(
                    "evidence.not-the-same", "This is not what was recorded: its SHA-256 is " + command.contentDigest().text().orElse("unknown") + ", and recorded was " + recorded + ".");
        }
        Attribution by = command.attribution();
        return new EvidenceVerified(
                command.evidence(), incident(), collected.item(), Verification.OPENED, command.size(), by.occurred(), by.known(), by.by(), by.means());
    }

    EvidenceEvent decide(ReleaseEvidence command, Custody custody) {
        requireHeld();
        custody.requireOpen();
        custody.requireNoHold();
        Attribution by = command.attribution();
        return new EvidenceReleased(
                command.evidence(), incident(), collected.item(), command.outcome(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    EvidenceEvent decide(ExportEvidence command, Custody custody) {
        requireHeld();
        custody.requireOpen();
        if (!kept) {
            throw new RuleViolation("evidence.digest-only", "Only the digest of this item is known here: there is nothing to hand out.");
        }
        Attribution by = command.attribution();
        return new EvidenceExported(
                command.evidence(), incident(), collected.item(), command.recipient(), command.purpose(), by.occurred(), by.known(), by.by(), by.means());
    }

    EvidenceEvent accessed() {
        requireKept();
        return new EvidenceAccessed(collected.evidence(), incident(), collected.item());
    }

    EvidenceEvent verified(Verification outcome) {
        requireKept();
        if (outcome == Verification.OPENED) {
            throw new RuleViolation("evidence.not-opened", "An item is opened by showing what it is: send the file or the text.");
        }
        return new EvidenceVerified(collected.evidence(), incident(), collected.item(), outcome, null, null, null, null, null);
    }

    private void requireHeld() {
        if (released) {
            throw new RuleViolation("evidence.released", "This item has left our hands for good: its file is not kept here any more.");
        }
    }

    private void requireKept() {
        requireHeld();
        if (!kept) {
            throw new RuleViolation("evidence.digest-only", "Only the digest of this item is known here: whoever has the file or the text can show it.");
        }
    }

    /** @throws RuleViolation if it is not 64 hexadecimal digits in lower case */
    static void requireDigest(FreeText digest) {
        if (digest.text().filter(hex -> hex.matches("[0-9a-f]{64}")).isEmpty()) {
            throw new RuleViolation("evidence.bad-digest", "A SHA-256 is written as 64 digits, 0 to 9 and a to f: copy it whole.");
        }
    }
}
