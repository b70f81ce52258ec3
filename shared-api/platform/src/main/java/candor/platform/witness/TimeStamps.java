package candor.platform.witness;

import candor.ledger.Malformed;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.witness.StampState;
import candor.ledger.mongodb.witness.Stamping;
import candor.ledger.timestamp.TimeAuthorities;
import candor.ledger.timestamp.TimeAuthorityClient;
import candor.platform.store.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Has checkpoints stamped as long as the ledger is open; nothing where no authority is named or this process does not sign. */
public final class TimeStamps implements AutoCloseable {
    private final Optional<Stamping> stamping;

    private TimeStamps(Optional<Stamping> stamping) {
        this.stamping = stamping;
    }

    static TimeStamps none() {
        return new TimeStamps(Optional.empty());
    }

    static TimeStamps ask(MongoLedger ledger, URI authority, TimestampProperties properties) {
        Optional<TimeAuthorities> trusted = Optional.ofNullable(properties.certificates()).map(TimeStamps::read);
        try {
            TimeAuthorityClient client = new TimeAuthorityClient(authority, properties.timeout());
            return new TimeStamps(Optional.of(ledger.custody().stamping(client, trusted).start(properties.interval())));
        } catch (Malformed e) {
            throw new Refusal("candor.timestamp.authority cannot be used: " + e.getMessage(), e);
        }
    }

    private static TimeAuthorities read(Path file) {
        try {
            return TimeAuthorities.parse(Files.readAllBytes(file));
        } catch (Malformed e) {
            throw new Refusal("the file " + file + " of candor.timestamp.certificates holds no certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + file + " of candor.timestamp.certificates cannot be read", e);
        }
    }

    Optional<StampState> state() {
        return stamping.map(Stamping::state);
    }

    @Override
    public void close() {
        stamping.ifPresent(Stamping::close);
    }
}
