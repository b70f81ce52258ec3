package candor.ledger.witness;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.NoteSignature;
import candor.ledger.note.SignedNote;
import candor.ledger.note.UnverifiedNote;
import candor.ledger.note.Vkey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The named public key that a witness's cosignatures are checked with, compared by content. */
public final class CosignatureKey {

    private final Vkey vkey;
    private final CosignatureType type;
    private final PublicKey key;

    private CosignatureKey(Vkey vkey) {
        this.vkey = vkey;
        this.type = CosignatureType.of(vkey.type());
        this.key = type.publicKey(vkey.key());
    }

    /** @throws Malformed if the text is not a vkey of type 0x04 or 0x06, or its key id is another key's */
    public static CosignatureKey parse(String vkey) {
        return new CosignatureKey(Vkey.parse(vkey));
    }

    static CosignatureKey of(String name, CosignatureType type, PublicKey key) {
        return new CosignatureKey(new Vkey(name, type.code(), type.raw(key)));
    }

    /** The witness's name. */
    public String name() {
        return vkey.name();
    }

    public CosignatureType type() {
        return type;
    }

    /** The vkey. */
    public String vkey() {
        return vkey.format();
    }

    /** Four bytes, big-endian, that stand in each of its signature lines. */
    public int keyId() {
        return vkey.keyId();
    }

    /** The public key without name and type: two vkeys with the same one are duplicates (C2SP tlog-policy). */
    public byte[] raw() {
        return vkey.key();
    }

    /** Whether the line claims to be this key's; only {@link #cosignature} says whether it is. */
    public boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name()) && line.keyId() == vkey.keyId();
    }

    /**
     * This key's cosignature on the note; the checkpoint must have been verified under the log's own key by then.
     *
     * @return empty if the note carries none
     * @throws UnverifiedNote if a line that claims to be this key's is false
     * @throws Malformed if the note's text is no checkpoint
     */
    public Optional<Cosignature> cosignature(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Optional<Cosignature> found = Optional.empty();
        for (NoteSignature line : note.signatures()) {
            if (isNamedBy(line)) {
                Cosignature cosignature = cosignature(checkpoint, line);
                if (found.isEmpty() || found.get().at().isBefore(cosignature.at())) {
                    found = Optional.of(cosignature);
                }
            }
        }
        return found;
    }

    /** @throws UnverifiedNote if the line is not this key's cosignature on the checkpoint, or leaves the time out */
    public Cosignature cosignature(Checkpoint checkpoint, NoteSignature line) {
        byte[] timed = line.signature();
        require(isNamedBy(line) && timed.length == Long.BYTES + type.signatureLength());
        long time = ByteBuffer.wrap(timed).getLong();
        require(time > 0 && verifies(type.message(name(), checkpoint, time), Arrays.copyOfRange(timed, Long.BYTES, timed.length)));
        try {
            return new Cosignature(this, Instant.ofEpochSecond(time), line);
        } catch (DateTimeException e) {
            throw new UnverifiedNote("a cosignature of a time that no calendar has");
        }
    }

    private boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 24 and later have " + type.algorithm(), e);
        }
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new UnverifiedNote("the cosignature of a known witness is false");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CosignatureKey that && vkey.equals(that.vkey);
    }

    @Override
    public int hashCode() {
        return vkey.hashCode();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
