package candor.ledger.mongodb.keys;

import com.mongodb.MongoClientSettings;
import java.time.InstantSource;

/**
 * What it takes to reach a ledger's keys.
 *
 * @param keep folder of the key file and the signing key
 * @param kms who holds the master key
 * @param store how to reach the database server: the driver's encryption opens a connection of its own to its key collection
 * @param mayCreate whether this process may make the keys of a ledger that has none; query nodes may not
 * @param clock says when epochs begin and end
 */
public record KeyAccess(KeepFolder keep, KmsSettings kms, MongoClientSettings store, boolean mayCreate, InstantSource clock) {

    /** By the clock of the machine. */
    public KeyAccess(KeepFolder keep, KmsSettings kms, MongoClientSettings store, boolean mayCreate) {
        this(keep, kms, store, mayCreate, InstantSource.system());
    }

    /** Keys under a local key file, to be made where there are none. */
    public static KeyAccess local(KeepFolder keep, MongoClientSettings store) {
        return new KeyAccess(keep, new KmsSettings.Local(), store, true);
    }
}
