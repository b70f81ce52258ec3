package candor.platform.cli;

import candor.ledger.mongodb.MongoLedger;
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
    private final MongoLedger ledger;

    FsckOperation(MongoDatabase database, MongoStore store, CandorProperties candor, MongoLedger ledger) {
        this.database = database;
        this.store = store;
        this.candor = candor;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "fsck";
    }

    @Override
    public int run(JsonNode arguments, AdminOutput output) {
        Fsck fsck = Fsck.of(database, KeyAccess.local(KeepFolder.open(candor.keepFolder()), store.settings()));
        FsckReport report = fsck.check();
        report.text().lines().forEach(output::line);
        if (arguments.path("repair").asBoolean() && report.onlyTiles()) {
            output.line("tiles made again: " + fsck.repair(report));
            ledger.forgetTiles();
            report = fsck.check();
            report.text().lines().forEach(output::line);
        }
        return report.sound() ? 0 : 1;
    }
}
