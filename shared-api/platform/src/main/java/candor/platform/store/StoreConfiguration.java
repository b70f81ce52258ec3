package candor.platform.store;

import candor.ledger.mongodb.LedgerOptions;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.codec.Upcaster;
import candor.platform.CandorProperties;
import candor.platform.NodeRole;
import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens folder, store, installation and ledger, in this order; Spring closes them in the reverse one. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    DataFolder dataFolder(CandorProperties candor) {
        return DataFolder.open(candor.data());
    }

    @Bean(destroyMethod = "close")
    MongoStore mongoStore(CandorProperties candor, DataFolder folder) {
        String uri = candor.mongodb().uri();
        if ((uri == null || uri.isBlank()) && candor.role() != NodeRole.ALL) {
            throw new Refusal("the role " + candor.role().name().toLowerCase(Locale.ROOT)
                    + " needs a MongoDB that both sides reach: set candor.mongodb.uri, or leave candor.role at \"all\" to use the embedded store");
        }
        return MongoStore.open(folder, uri, candor.embedded().port());
    }

    @Bean
    Installation installation(MongoStore store, CandorProperties candor) {
        return Installation.open(store, candor.ledger());
    }

    /** The database of the active ledger: entries, vault, and the read models on it. */
    @Bean
    MongoDatabase ledgerDatabase(MongoStore store, Installation installation) {
        return store.database(installation.activeLedger());
    }

    @Bean(destroyMethod = "close")
    MongoLedger mongoLedger(MongoDatabase ledgerDatabase, MongoStore store, Installation installation, CandorProperties candor, InstantSource clock) {
        LedgerOptions options = LedgerOptions.defaults(OwnerOnly.folder(candor.keepFolder()), store.settings()).withZone(candor.zone()).withClock(clock)
                .withUpcasters(Upcaster.installed());
        LedgerOptions named = installation.isSample() ? options.withOrigin(sampleOrigin()) : options;
        LedgerOptions shared = store.soleProcess() ? named.asSoleProcess() : named;
        return MongoLedger.open(ledgerDatabase, candor.role().takesCommands() ? shared : shared.readOnly());
    }

    @Bean
    KeyEpochs keyEpochs(MongoLedger ledger, MongoStore store, CandorProperties candor) {
        return new KeyEpochs(ledger, candor.keyEpoch(), candor.role().takesCommands(), store.compact());
    }

    /** Nobody can take a sample's trail for a real one: its name says so. Used only when the ledger is created. */
    private static String sampleOrigin() {
        return "sample/" + OwnerOnly.randomToken().substring(0, 16).toLowerCase(Locale.ROOT);
    }
}
