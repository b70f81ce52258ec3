package candor.ledger.mongodb.keys;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps keys under one key of 32 bytes by AES-KWP (RFC 5649, NIST SP 800-38F). Wrapped keys carry their own check: another key or
 * another value does not unwrap. Safe for use by several threads.
 */
final class WrappingKey {

    private static final String TRANSFORMATION = "AES/KWP/NoPadding";

    private final SecretKeySpec key;
    /** Making a cipher costs more than using it, and one is used for every sealed value. */
    private final ConcurrentLinkedQueue<Cipher> idle = new ConcurrentLinkedQueue<>();

    WrappingKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] wrap(byte[] plain) {
        try {
            Cipher cipher = take();
            cipher.init(Cipher.WRAP_MODE, key);
            byte[] wrapped = cipher.wrap(new SecretKeySpec(plain, "AES"));
            idle.offer(cipher);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 and later have AES-KWP", e);
        }
    }

    /** @throws InvalidKeyException if this key did not wrap that value */
    byte[] unwrap(byte[] wrapped) throws InvalidKeyException {
        try {
            Cipher cipher = take();
            cipher.init(Cipher.UNWRAP_MODE, key);
            byte[] plain = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
            idle.offer(cipher);
            return plain;
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 and later have AES-KWP", e);
        }
    }

    private Cipher take() throws GeneralSecurityException {
        Cipher taken = idle.poll();
        return taken == null ? Cipher.getInstance(TRANSFORMATION) : taken;
    }
}
