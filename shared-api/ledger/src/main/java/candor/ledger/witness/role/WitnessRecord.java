package candor.ledger.witness.role;

import candor.ledger.note.SignedNote;
import java.util.Optional;

/** What a witness must never forget. Losing it makes the witness's word worthless: it could cosign a second history. */
public interface WitnessRecord {

    /** The latest note cosigned for this origin, as it was stored. */
    Optional<SignedNote> latest(String origin);

    /** Replaces it; on return it is durable, and a crash leaves the old note or the new one. */
    void replace(String origin, SignedNote cosigned);

    /** Keeps a signed checkpoint that contradicts what was cosigned; bounded, best effort. */
    void keepEvidence(String origin, SignedNote contradicting);
}
