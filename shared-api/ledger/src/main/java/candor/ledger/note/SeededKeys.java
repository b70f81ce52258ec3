package candor.ledger.note;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/** Key pairs from their seed. The JDK offers no way to them but its generator, which takes the seed from the random source. */
public final class SeededKeys {

    /** Length in bytes of the seed of Ed25519 (RFC 8032) and of ML-DSA (FIPS 204). */
    public static final int SEED_LENGTH = 32;

    private SeededKeys() {
    }

    /** @param algorithm {@code Ed25519} or {@code ML-DSA-44} */
    public static KeyPair of(String algorithm, byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(new NamedParameterSpec(algorithm), new SeedAsRandom(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 24 and later have " + algorithm, e);
        }
    }

    private static final class SeedAsRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        SeedAsRandom(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
