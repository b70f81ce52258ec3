package candor.ledger.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How a ledger's store is connected to. Majority and journaled writes and reads from the primary that no fail-over can take back hold
 * whatever the address says. How long to wait is the address's to say ({@code connectTimeoutMS}, {@code socketTimeoutMS},
 * {@code serverSelectionTimeoutMS}, {@code waitQueueTimeoutMS}, or {@code timeoutMS} for all); where it does not, these limits hold
 * instead of the driver's own, which wait for ever for an answer that a broken network has swallowed.
 */
public final class StoreSettings {

    /** For opening a connection: within a data centre it takes milliseconds. */
    public static final Duration CONNECT = Duration.ofSeconds(5);
    /** For an answer: the largest read and write take well under a second on a healthy server. */
    public static final Duration ANSWER = Duration.ofSeconds(10);
    /** For a primary to be there, and for a connection of the pool: about as long as an election takes by default. */
    public static final Duration PRIMARY = Duration.ofSeconds(10);

    private StoreSettings() {
    }

    /** @param uri as an operator gives it. @throws IllegalArgumentException if it is none; the driver's message says why */
    public static MongoClientSettings of(String uri) {
        ConnectionString address = new ConnectionString(uri);
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applicationName("candor")
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary());
        return limited(settings, address).build();
    }

    private static MongoClientSettings.Builder limited(MongoClientSettings.Builder settings, ConnectionString address) {
        return settings
                .applyToSocketSettings(socket -> {
                    if (address.getConnectTimeout() == null) {
                        socket.connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
                    }
                    if (address.getSocketTimeout() == null && address.getTimeout() == null) {
                        socket.readTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
                    }
                })
                .applyToClusterSettings(cluster -> {
                    if (address.getServerSelectionTimeout() == null) {
                        cluster.serverSelectionTimeout(PRIMARY.toMillis(), TimeUnit.MILLISECONDS);
                    }
                })
                .applyToConnectionPoolSettings(pool -> {
                    if (address.getMaxWaitTime() == null) {
                        pool.maxWaitTime(PRIMARY.toMillis(), TimeUnit.MILLISECONDS);
                    }
                });
    }
}
