package candor.ledger.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

    @Test
    void noWaitIsForEver() {
        MongoClientSettings settings = StoreSettings.of("mongodb://127.0.0.1/");

        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(10);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(10);
    }

    @Test
    void whatTheAddressSaysAboutWaitingHolds() {
        MongoClientSettings settings = StoreSettings.of(
                "mongodb://127.0.0.1/?socketTimeoutMS=40000&connectTimeoutMS=41000&serverSelectionTimeoutMS=42000&waitQueueTimeoutMS=43000");

        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(40);
        assertThat(settings.getSocketSettings().getConnectTimeout(TimeUnit.SECONDS)).isEqualTo(41);
        assertThat(settings.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(42);
        assertThat(settings.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(43);
    }

    @Test
    void oneLimitForAllLeavesTheSocketToIt() {
        MongoClientSettings settings = StoreSettings.of("mongodb://127.0.0.1/?timeoutMS=20000");

        assertThat(settings.getTimeout(TimeUnit.SECONDS)).isEqualTo(20);
        assertThat(settings.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void durabilityIsNotTheAddresssToChoose() {
        MongoClientSettings settings = StoreSettings.of("mongodb://127.0.0.1/?w=1&readConcernLevel=local&readPreference=secondary");

        assertThat(settings.getWriteConcern()).isEqualTo(WriteConcern.MAJORITY.withJournal(true));
        assertThat(settings.getReadConcern()).isEqualTo(ReadConcern.MAJORITY);
        assertThat(settings.getReadPreference().isSecondaryOk()).isFalse();
    }
}
