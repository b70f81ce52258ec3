package candor.ledger.note;

import candor.ledger.Malformed;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 private key (RFC 8032), given by its seed of 32 bytes. Secret: never printed. Safe for use by several threads. */
public final class Ed25519PrivateKey {

    /** Length of the seed in bytes. */
    public static final int SEED_LENGTH = SeededKeys.SEED_LENGTH;

    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final byte[] seed;
    private final PrivateKey key;
    private final Ed25519PublicKey publicKey;

    private Ed25519PrivateKey(byte[] seed) {
        this.seed = seed;
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8(seed)));
            this.publicKey = derive(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 15 and later have Ed25519", e);
        }
    }

    /** A fresh key. */
    public static Ed25519PrivateKey generate() {
        byte[] seed = new byte[SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        return new Ed25519PrivateKey(seed);
    }

    /** @throws Malformed if the seed has not 32 bytes */
    public static Ed25519PrivateKey ofSeed(byte[] seed) {
        Malformed.unless(seed.length == SEED_LENGTH, "an Ed25519 seed has 32 bytes");
        return new Ed25519PrivateKey(seed.clone());
    }

    /** Reads the PKCS#8 form (RFC 8410) that {@link #toPkcs8()}, the JDK and OpenSSL write. @throws Malformed for any other form */
    public static Ed25519PrivateKey ofPkcs8(byte[] der) {
        boolean known = der.length == PKCS8_PREFIX.length + SEED_LENGTH
                && Arrays.equals(PKCS8_PREFIX, Arrays.copyOf(der, PKCS8_PREFIX.length));
        Malformed.unless(known, "not an Ed25519 private key in PKCS#8");
        return ofSeed(Arrays.copyOfRange(der, PKCS8_PREFIX.length, der.length));
    }

    /** The 64 bytes of the signature over the message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs any message", e);
        }
    }

    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    /** A copy of the secret seed. */
    public byte[] seed() {
        return seed.clone();
    }

    /** The secret key in PKCS#8 (RFC 8410), 48 bytes. */
    public byte[] toPkcs8() {
        return pkcs8(seed);
    }

    private static byte[] pkcs8(byte[] seed) {
        byte[] der = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + SEED_LENGTH);
        System.arraycopy(seed, 0, der, PKCS8_PREFIX.length, SEED_LENGTH);
        return der;
    }

    private static Ed25519PublicKey derive(byte[] seed) {
        byte[] spki = SeededKeys.of("Ed25519", seed).getPublic().getEncoded();
        return Ed25519PublicKey.ofRaw(Arrays.copyOfRange(spki, spki.length - Ed25519PublicKey.LENGTH, spki.length));
    }
}
