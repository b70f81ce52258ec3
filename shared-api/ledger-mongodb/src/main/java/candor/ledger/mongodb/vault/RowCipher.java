package candor.ledger.mongodb.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the bytes of one row: AES-256-GCM under a key derived for that digest alone by HKDF-Expand (RFC 5869 section 2.3; the input
 * keys are uniformly random, so section 3.3 lets the extraction be left out). The box is nonce ‖ ciphertext ‖ tag; the digest is
 * authenticated with it. One object is used by one thread at a time: take it from a {@link Pool}.
 */
final class RowCipher {

    static final int KEY_LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] INFO = "candor vault row 1\n".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random;
    private final Mac mac;
    private final Cipher cipher;

    private RowCipher(SecureRandom random) {
        this.random = random;
        try {
            this.mac = Mac.getInstance("HmacSHA256");
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM and HMAC-SHA-256", e);
        }
    }

    byte[] seal(byte[] key, String digest, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] name = digest.getBytes(StandardCharsets.US_ASCII);
        byte[] padded = Padding.pad(plain);
        byte[] box = Arrays.copyOf(nonce, NONCE + padded.length + TAG_BITS / 8);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, derive(key, name), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name);
            cipher.doFinal(padded, 0, padded.length, box, NONCE);
            return box;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM seals any bytes", e);
        }
    }

    /** @throws AEADBadTagException if the box was not sealed with this key under this digest */
    byte[] open(byte[] key, String digest, byte[] box) throws AEADBadTagException {
        if (box.length < NONCE + TAG_BITS / 8) {
            throw new AEADBadTagException("too short");
        }
        byte[] name = digest.getBytes(StandardCharsets.US_ASCII);
        try {
            cipher.init(Cipher.DECRYPT_MODE, derive(key, name), new GCMParameterSpec(TAG_BITS, box, 0, NONCE));
            cipher.updateAAD(name);
            return Padding.strip(cipher.doFinal(box, NONCE, box.length - NONCE));
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM opens any bytes or says that it cannot", e);
        }
    }

    /** One block of HKDF-Expand gives all 32 bytes: T(1) = HMAC(key, info ‖ 0x01). */
    private SecretKeySpec derive(byte[] key, byte[] name) throws GeneralSecurityException {
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update(INFO);
        mac.update(name);
        mac.update((byte) 1);
        return new SecretKeySpec(mac.doFinal(), "AES");
    }

    /** Making a cipher costs more than using it. */
    static final class Pool {

        private final SecureRandom random = new SecureRandom();
        private final ConcurrentLinkedQueue<RowCipher> idle = new ConcurrentLinkedQueue<>();

        byte[] randomKey() {
            byte[] key = new byte[KEY_LENGTH];
            random.nextBytes(key);
            return key;
        }

        RowCipher take() {
            RowCipher cipher = idle.poll();
            return cipher == null ? new RowCipher(random) : cipher;
        }

        void giveBack(RowCipher cipher) {
            idle.offer(cipher);
        }
    }
}
