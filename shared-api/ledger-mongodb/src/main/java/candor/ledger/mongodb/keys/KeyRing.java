package candor.ledger.mongodb.keys;

import candor.ledger.Hash;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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

    /** Number of the epoch with which a ledger begins. */
    static final int FIRST_EPOCH = 1;

    /**
     * Who has not looked at the epochs for so long looks before wrapping: a process that stood still may be taken for gone, and an epoch be
     * ended without it. Shorter than the time after which that happens.
     */
    static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(30);

    private final KeyStore store;
    private volatile CompletableFuture<Opened> opened;
    private volatile Instant looked;

    private KeyRing(KeyStore store) {
        this.store = store;
        this.looked = store.now();
        this.opened = opening(store);
    }

    private static CompletableFuture<Opened> opening(KeyStore store) {
        return CompletableFuture.supplyAsync(store::open, task -> Thread.ofPlatform().name("candor-keys").daemon().start(task));
    }

    /**
     * Opens the keys, makes them on the first start of a ledger where the access allows it, and does not wait for the key service.
     *
     * @throws KeysUnavailable if the key file is missing, is another ledger's, or there are no keys yet and this process may make none
     */
    public static KeyRing open(MongoDatabase database, KeyAccess access) {
        KeyStore store = new KeyStore(database, access);
        store.requireMatchingMaster();
        return new KeyRing(store);
    }

    /** Waits until the keys can be used. @throws KeysUnavailable if they cannot */
    public KeyRing ready() {
        keys();
        return this;
    }

    /** Number of the epoch that {@link #wrap} uses. */
    public int epoch() {
        return keys().epochs().lastKey();
    }

    /**
     * A wrapped key.
     *
     * @param epoch whose key wraps it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Wrapped(int epoch, byte[] bytes) {}

    /** The key of 16 to 32 bytes, wrapped under the current epoch key. */
    public Wrapped wrap(byte[] key) {
        Instant now = store.now();
        if (!now.isBefore(looked.plus(LOOKS_AGAIN_AFTER)) || now.isBefore(looked)) {
            refresh();
        }
        var current = keys().epochs().lastEntry();
        return new Wrapped(current.getKey(), current.getValue().wrap(key));
    }

    /** @throws InvalidKeyException if the epoch's key did not wrap it, or is destroyed */
    public byte[] unwrap(int epoch, byte[] wrapped) throws InvalidKeyException {
        WrappingKey key = keys().epochs().get(epoch);
        if (key == null && epoch > epoch()) {
            // Another process has begun it.
            refresh();
            key = keys().epochs().get(epoch);
        }
        if (key == null) {
            throw new InvalidKeyException("there is no key of epoch " + epoch);
        }
        return key.unwrap(wrapped);
    }

    /** Looks whether epochs were begun or ended elsewhere. */
    public void refresh() {
        Instant before = store.now();
        if (!store.living().equals(keys().epochs().keySet())) {
            CompletableFuture<Opened> anew = opening(store);
            anew.join();
            opened = anew;
        }
        looked = before;
    }

    /** All epochs there ever were, in order. */
    public List<KeyEpoch> epochs() {
        return store.epochs();
    }

    /** Begins a new epoch; from now on this process wraps under its key. @throws KeysUnavailable if this process may make no keys */
    public KeyEpoch begin() {
        keys();
        store.begin(epoch() + 1);
        refresh();
        return store.epochs().getLast();
    }

    /** Destroys the key of an epoch that is not the current one. What is still wrapped under it is lost for ever. Repeatable. */
    public void destroy(int epoch) {
        if (epoch >= epoch()) {
            throw new IllegalArgumentException("the current epoch has to go on");
        }
        store.destroy(epoch);
        refresh();
    }

    /**
     * A name for a value that says nothing about it without this ledger's secret: lower-case hex HMAC-SHA-256 over
     * namespace ‖ 0x00 ‖ value in UTF-8.
     *
     * @param namespace what kind of value it is; without a zero character
     */
    public String identify(String namespace, String value) {
        return name(keys().identity(), namespace, value);
    }

    /**
     * As {@link #identify}, under a key that is destroyed with its epoch: for what somebody is looked up by.
     *
     * @return absent where there is no such key, or this process may make none
     */
    public Optional<String> lookup(int epoch, String namespace, String value) {
        return Optional.ofNullable(keys().lookup().get(epoch)).map(key -> name(key, namespace, value));
    }

    /** Numbers of the epochs whose keys there are. */
    public Set<Integer> living() {
        return Set.copyOf(keys().epochs().keySet());
    }

    private static String name(SecretKeySpec key, String namespace, String value) {
        if (namespace.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a namespace holds no zero character");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
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
    record Opened(NavigableMap<Integer, WrappingKey> epochs, SecretKeySpec identity, Map<Integer, SecretKeySpec> lookup) {

        @Override
        public String toString() {
            return "Opened[secret]";
        }
    }
}
