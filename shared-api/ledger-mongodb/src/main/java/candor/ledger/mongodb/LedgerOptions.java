package candor.ledger.mongodb;

import candor.TagKey;
import candor.ledger.mongodb.codec.Upcaster;
import candor.ledger.mongodb.keys.KmsSettings;
import com.mongodb.MongoClientSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger is opened.
 *
 * @param keepFolder holds the key file, the copy of the latest checkpoint and the erasure list; outside database, data folder and backups
 * @param store how the database is reached: the driver's encryption opens a connection of its own to the collection of keys
 * @param kms who holds the master key
 * @param origin name of the log, used only when the ledger is created; null = {@code candor.invalid/<16 random hex digits>}
 * @param clock the ledger's own clock: what {@code at} of an entry says
 * @param zone zone of the organisation, used only when the ledger is created
 * @param tagKeys the closed list of tag keys an entry may carry
 * @param mode whether this process may append and sign
 * @param soleProcess no other process writes this store (the embedded server): heads are known without asking and nothing is polled
 * @param pollInterval first interval at which other processes' blocks are looked for; backs off to five times as long
 * @param upcasters turn older revisions of events into present ones, on reading only
 */
public record LedgerOptions(Path keepFolder, MongoClientSettings store, KmsSettings kms, @Nullable String origin, InstantSource clock,
                            ZoneId zone, Set<String> tagKeys, Mode mode, boolean soleProcess, Duration pollInterval, List<Upcaster> upcasters) {

    /** What a process may do with the ledger. */
    public enum Mode {
        APPEND,
        /** Never appends, signs or creates anything. */
        READ
    }

    /** Default of {@link #pollInterval}. */
    public static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    public LedgerOptions {
        tagKeys = Set.copyOf(tagKeys);
        upcasters = List.copyOf(upcasters);
    }

    /** Appending, a local master key, system clock, UTC, the product's tag keys, other processes possible. */
    public static LedgerOptions defaults(Path keepFolder, MongoClientSettings store) {
        Set<String> keys = Arrays.stream(TagKey.values()).map(TagKey::key).collect(Collectors.toUnmodifiableSet());
        return new LedgerOptions(keepFolder, store, new KmsSettings.Local(), null, InstantSource.system(), ZoneOffset.UTC, keys, Mode.APPEND, false, POLL_INTERVAL, List.of());
    }

    public LedgerOptions withKms(KmsSettings holder) {
        return new LedgerOptions(keepFolder, store, holder, origin, clock, zone, tagKeys, mode, soleProcess, pollInterval, upcasters);
    }

    public LedgerOptions withOrigin(String name) {
        return new LedgerOptions(keepFolder, store, kms, name, clock, zone, tagKeys, mode, soleProcess, pollInterval, upcasters);
    }

    public LedgerOptions withClock(InstantSource other) {
        return new LedgerOptions(keepFolder, store, kms, origin, other, zone, tagKeys, mode, soleProcess, pollInterval, upcasters);
    }

    public LedgerOptions withZone(ZoneId other) {
        return new LedgerOptions(keepFolder, store, kms, origin, clock, other, tagKeys, mode, soleProcess, pollInterval, upcasters);
    }

    public LedgerOptions withTagKeys(Set<String> keys) {
        return new LedgerOptions(keepFolder, store, kms, origin, clock, zone, keys, mode, soleProcess, pollInterval, upcasters);
    }

    public LedgerOptions withUpcasters(List<Upcaster> steps) {
        return new LedgerOptions(keepFolder, store, kms, origin, clock, zone, tagKeys, mode, soleProcess, pollInterval, steps);
    }

    /** For the role that only reads. */
    public LedgerOptions readOnly() {
        return new LedgerOptions(keepFolder, store, kms, origin, clock, zone, tagKeys, Mode.READ, soleProcess, pollInterval, upcasters);
    }

    /** For the embedded server. */
    public LedgerOptions asSoleProcess() {
        return new LedgerOptions(keepFolder, store, kms, origin, clock, zone, tagKeys, mode, true, pollInterval, upcasters);
    }
}
