package candor.ledger.mongodb.keys;

import candor.ledger.Hash;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of one ledger, opened. What can be wrong with them is found at {@link #open}; the epoch key itself is unwrapped beside
 * the rest of the start, because the encryption library takes its time to load, and waited for at first use. Safe for use by
 * several threads. Nothing secret is ever printed.
 */
public final class KeyRing {

    /** Number of the only epoch there is before the first rotation. */
    static final int FIRST_EPOCH = 1;

    private final CompletableFuture<Opened> opened;

    private KeyRing(CompletableFuture<Opened> opened) {
        this.opened = opened;
    }

    /**
     * Opens the keys, makes them on the first start of a ledger where the access allows it, and does not wait for the key service.
     *
     * @throws KeysUnavailable if the key file is missing, is another ledger's, or there are no keys yet and this process may make none
     */
    public static KeyRing open(MongoDatabase database, KeyAccess access) {
        KeyStore store = new KeyStore(database, access);
        store.requireMatchingMaster();
        return new KeyRing(CompletableFuture.supplyAsync(store::open, task -> Thread.ofPlatform().name("candor-keys").daemon().start(task)));
    }

    /** Waits until the keys can be used. @throws KeysUnavailable if they cannot */
    public KeyRing ready() {
        keys();
        return this;
    }

    /** Number of the epoch that {@link #wrap} uses. */
    public int epoch() {
        return FIRST_EPOCH;
    }

    /** The key of 16 to 32 bytes, wrapped under the current epoch key. */
    public byte[] wrap(byte[] key) {
        return keys().epoch().wrap(key);
    }

    /** @throws InvalidKeyException if the epoch's key did not wrap it */
    public byte[] unwrap(int epoch, byte[] wrapped) throws InvalidKeyException {
        if (epoch != FIRST_EPOCH) {
            throw new InvalidKeyException("there is no key of epoch " + epoch);
        }
        return keys().epoch().unwrap(wrapped);
    }

    /**
     * A name for a value that says nothing about it without this ledger's secret: lower-case hex HMAC-SHA-256 over
     * namespace ‖ 0x00 ‖ value in UTF-8.
     *
     * @param namespace what kind of value it is; without a zero character
     */
    public String identify(String namespace, String value) {
        if (namespace.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a namespace holds no zero character");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys().identity());
            mac.update(namespace.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private Opened keys() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof KeysUnavailable unavailable) {
                throw new KeysUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
            }
            throw new KeysUnavailable("the ledger's keys cannot be opened: the store or the key service failed; see the cause and start again", e.getCause());
        }
    }

    /** How a master key is recognised without being shown: the first half of a SHA-256 over it, in hex. */
    static String fingerprint(byte[] master) {
        return Hash.sha256("candor master key\n".getBytes(StandardCharsets.US_ASCII), master).hex().substring(0, 32);
    }

    /** The secrets that stay in memory. */
    record Opened(WrappingKey epoch, SecretKeySpec identity) {

        @Override
        public String toString() {
            return "Opened[secret]";
        }
    }
}
