package candor.ledger.note;

import candor.ledger.Malformed;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 public key (RFC 8032) in its raw form of 32 bytes, compared by content. */
public final class Ed25519PublicKey {

    /** Length of the raw key in bytes. */
    public static final int LENGTH = 32;

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private Ed25519PublicKey(byte[] raw, PublicKey key) {
        this.raw = raw;
        this.key = key;
    }

    /** @throws Malformed if the bytes are not a point of the curve */
    public static Ed25519PublicKey ofRaw(byte[] raw) {
        Malformed.unless(raw.length == LENGTH, "an Ed25519 public key has 32 bytes");
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + LENGTH);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, LENGTH);
        try {
            return new Ed25519PublicKey(raw.clone(), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not an Ed25519 public key", e);
        }
    }

    /** Whether the signature over the message is this key's. A signature or key of any wrong form is simply not valid. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 15 and later have Ed25519", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] raw() {
        return raw.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519PublicKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}
