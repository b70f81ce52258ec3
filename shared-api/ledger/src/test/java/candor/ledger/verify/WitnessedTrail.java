package candor.ledger.verify;

import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.trail.SampleLog;
import candor.ledger.trail.SampleTrail;
import candor.ledger.witness.Cosigner;
import candor.ledger.witness.SampleWitness;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/** Trails whose checkpoint two witnesses may have cosigned, one with each kind of key, and the lines of policies that know them. */
final class WitnessedTrail {

    static final Cosigner W1 = SampleWitness.ed25519("witness.example/w1");
    static final Cosigner W2 = SampleWitness.mlDsa("witness.example/w2");
    static final String KEY = SampleLog.SIGNER.verifierKey().vkey();
    static final String LOG = "log " + KEY + "\n";
    static final String BOTH = LOG + "witness W1 " + W1.key().vkey() + "\nwitness W2 " + W2.key().vkey() + "\n";
    static final Instant AT = Instant.parse("2026-11-23T10:16:00Z");

    private WitnessedTrail() {
    }

    /** @param policy the one in the bag */
    static SampleTrail cosigned(String policy, Cosigner... witnesses) {
        SampleTrail trail = new SampleTrail();
        trail.policy = policy;
        trail.checkpoint = note -> with(note, Arrays.stream(witnesses).map(witness -> witness.cosign(Checkpoint.parse(note.text()), AT)).toArray(NoteSignature[]::new));
        return trail;
    }

    /** A trail with a line of the witness that is for a smaller checkpoint. */
    static SampleTrail falselyCosigned(Cosigner witness) {
        SampleTrail trail = cosigned(BOTH + "quorum none\n");
        trail.checkpoint = note -> with(note, witness.cosign(new Checkpoint(SampleLog.SIGNER.name(), 1, Checkpoint.parse(note.text()).root()), AT));
        return trail;
    }

    private static SignedNote with(SignedNote note, NoteSignature... lines) {
        return new SignedNote(note.text(), Stream.concat(note.signatures().stream(), Arrays.stream(lines)).toList());
    }
}
