package candor.ledger.witness.client;

import candor.ledger.note.SignedNote;
import candor.ledger.witness.Cosignature;
import java.util.Optional;

/** What became of a request to a witness. */
public sealed interface WitnessOutcome {

    /** It cosigned. */
    record Cosigned(Cosignature cosignature) implements WitnessOutcome {}

    /** It has cosigned a larger tree than the one it was asked about. @param shown what it shows for that, unverified; empty if it shows nothing */
    record Ahead(long size, Optional<SignedNote> shown) implements WitnessOutcome {}

    /** It says that this is another history than the one it cosigned. @param shown what it shows for that, unverified; empty if it shows nothing */
    record Disputed(long size, Optional<SignedNote> shown) implements WitnessOutcome {}

    /** Nothing came of it this time. @param reason one sentence without anything the witness sent */
    record Failed(String reason) implements WitnessOutcome {}
}
