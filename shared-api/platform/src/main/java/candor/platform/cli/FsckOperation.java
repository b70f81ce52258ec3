package candor.platform.cli;

import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import candor.platform.CandorProperties;
import candor.platform.evidence.FileAudit;
import candor.platform.store.MongoStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoDatabase;

/** {@code candor fsck}: recomputes every leaf and the root of the active ledger and, where all of that is sound, looks whether its files of evidence are there. */
record FsckOperation(MongoDatabase database, MongoStore store, CandorProperties candor, MongoLedger ledger, FileAudit evidence) implements AdminOperation {

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
        return report.sound() && evidence.run(arguments.path("hashEvidence").asBoolean(), output::line) ? 0 : 1;
    }
}
