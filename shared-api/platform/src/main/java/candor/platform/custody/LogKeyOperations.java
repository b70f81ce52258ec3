package candor.platform.custody;

import candor.RuleViolation;
import candor.log.LogCommand.RetireLogKey;
import candor.log.LogCommand.RotateLogKey;
import candor.ledger.mongodb.MongoLedger;
import candor.ledger.mongodb.keys.LogKeyring;
import candor.ledger.mongodb.keys.LogKeyring.Prepared;
import candor.ledger.note.VerifierKey;
import candor.platform.cli.AdminOperation;
import candor.platform.cli.AdminOutput;
import candor.platform.command.BodyHash;
import candor.platform.command.CommandPort;
import candor.platform.command.Issuance;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * {@code candor keys list|rotate|retire}. The log says it first, then the key is used: a crash in between is mended by doing it again.
 */
final class LogKeyOperations {
    private final MongoLedger ledger;
    private final CommandPort port;

    LogKeyOperations(MongoLedger ledger, CommandPort port) {
        this.ledger = ledger;
        this.port = port;
    }

    private record Operation(String name, Act act) implements AdminOperation {
        @FunctionalInterface
        interface Act {
            void run(AdminOutput output);
        }

        @Override
        public int run(JsonNode arguments, AdminOutput output) {
            act.run(output);
            return 0;
        }
    }

    AdminOperation list() {
        return new Operation("keys-list", output -> ledger.reader().keys().format().lines().forEach(output::line));
    }

    AdminOperation rotate() {
        return new Operation("keys-rotate", output -> {
            LogKeyring ring = ledger.logKeyring();
            if (ring.keys().inUse().size() > 1 && !ring.isPrepared()) {
                throw new RuleViolation("log.rotation-under-way", "two keys sign already: retire the old one first (\"candor keys retire\")");
            }
            Prepared next = ring.prepare(Math.max(1, ledger.reader().head().size()));
            String vkey = next.key().vkey();
            port.issue(new RotateLogKey(vkey, next.from()), Issuance.bySystem("rotate-" + vkey, BodyHash.of(vkey)));
            ring.activate(next);
            ledger.signCheckpoint();
            output.line("Both keys sign now. Give the new one to the witnesses and to everybody who has the old one:");
            output.line(vkey);
            output.note("when they have it: \"candor keys retire\"");
        });
    }

    AdminOperation retire() {
        return new Operation("keys-retire", output -> {
            LogKeyring ring = ledger.logKeyring();
            List<VerifierKey> inUse = ring.keys().inUse();
            if (inUse.size() > 1) {
                long until = retire(ring, inUse.getLast());
                output.line("The old key is valid for checkpoints up to " + until + " entries and its private half is deleted. The log's keys, for those who verify:");
            } else if (ring.endRetirement()) {
                output.line("What an earlier retirement had left is done: the old key's private half is deleted. The log's keys, for those who verify:");
            } else {
                throw new RuleViolation("log.no-other-key", "only one key signs: rotate first (\"candor keys rotate\")");
            }
            ring.keys().format().lines().forEach(output::line);
        });
    }

    /** @return size of the largest checkpoint that the old key is valid for */
    private long retire(LogKeyring ring, VerifierKey old) {
        ring.beginRetirement(old);
        String vkey = old.vkey();
        long entry = port.issue(new RetireLogKey(vkey), Issuance.bySystem("retire-" + vkey, BodyHash.of(vkey))).events().getFirst().position();
        ring.retire(entry + 1);
        return entry + 1;
    }
}
