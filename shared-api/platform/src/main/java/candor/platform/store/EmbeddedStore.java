package candor.platform.store;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.embedded.StoreCannotOpenException;
import candor.embedded.StoreHealth;
import java.util.Optional;

/** The store that comes with the product, in the data folder. */
final class EmbeddedStore {
    private EmbeddedStore() {}

    /**
     * Opens it.
     *
     * @param port on loopback; 0 = any free one, and then no other process knows it
     */
    static MongoStore open(DataFolder folder, int port) {
        try {
            EmbeddedMongo server = EmbeddedMongo.open(folder.store(), EmbeddedMongoOptions.defaults().withPort(port));
            return MongoStore.connect(server.connectionString(), port == 0, () -> failure(server), server::forgetDeleted, server::close);
        } catch (StoreCannotOpenException refused) {
            throw new Refusal(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static Optional<String> failure(EmbeddedMongo server) {
        return server.health() instanceof StoreHealth.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    }
}
