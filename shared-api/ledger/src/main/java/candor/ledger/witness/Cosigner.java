package candor.ledger.witness;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SeededKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;

/** A witness's private key. Never print it. Safe for use by several threads. */
public final class Cosigner {

    private final String name;
    private final CosignatureType type;
    private final KeyPair pair;
    private final CosignatureKey key;

    /**
     * @param name of the witness, such as {@code witness.example/w1}
     * @param seed 32 secret bytes, different for each witness and type
     * @throws Malformed if the name is no key name or the seed has another length
     */
    public Cosigner(String name, CosignatureType type, byte[] seed) {
        Malformed.unless(seed.length == SeededKeys.SEED_LENGTH, "a cosigner's seed has 32 bytes");
        this.name = name;
        this.type = type;
        this.pair = SeededKeys.of(type.algorithm(), seed);
        this.key = CosignatureKey.of(name, type, pair.getPublic());
    }

    /** The public half, to be handed out. */
    public CosignatureKey key() {
        return key;
    }

    /** The note line that says that at this time the checkpoint was the largest consistent tree. The caller has checked that. */
    public NoteSignature cosign(Checkpoint checkpoint, Instant at) {
        byte[] signature = sign(type.message(name, checkpoint, at.getEpochSecond()));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length).putLong(at.getEpochSecond()).put(signature).array();
        return new NoteSignature(name, key.keyId(), timed);
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(type.algorithm());
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key signs any message", e);
        }
    }

    @Override
    public String toString() {
        return "Cosigner[" + name + "]";
    }
}
