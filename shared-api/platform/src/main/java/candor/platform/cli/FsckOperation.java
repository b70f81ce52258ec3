package candor.platform.cli;

import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.platform.CandorProperties;
import candor.platform.store.MongoStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;

/** {@code candor fsck}: recomputes every leaf and the root of the active ledger. */
final class FsckOperation implements AdminOperation {
    private final MongoDatabase database;
    private final MongoStore store;
    private final CandorProperties candor;

    FsckOperation(MongoDatabase database, MongoStore store, CandorProperties candor) {
        this.database = database;
        this.store = store;
        this.candor = candor;
    }

    @Override
    public String name() {
        return "fsck";
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        FsckReport report = Fsck.check(database, KeyAccess.local(KeepFolder.open(candor.keepFolder()), store.settings()));
        report.text().lines().forEach(output::line);
        return report.sound() ? 0 : 1;
    }
}
