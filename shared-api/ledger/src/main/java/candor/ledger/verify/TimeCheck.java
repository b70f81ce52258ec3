package candor.ledger.verify;

import static candor.ledger.verify.Topic.TIME;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.BagSource;
import candor.ledger.entry.LedgerTime;
import candor.ledger.note.Checkpoint;
import candor.ledger.timestamp.TimeAuthorities;
import candor.ledger.timestamp.Timestamp;
import candor.ledger.timestamp.UntrustedTimestamp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who besides the operator says when the checkpoint existed. Without a certificate from elsewhere a time-stamp is anybody's word. */
final class TimeCheck {

    private final Report report;

    TimeCheck(Report report) {
        this.report = report;
    }

    /** @param checkpoint verified under the log's own key */
    void check(BagSource bag, Checkpoint checkpoint, @Nullable TimeAuthorities given) throws IOException {
        byte[] der = BagText.bytes(bag, BagFiles.TIMESTAMP);
        if (der == null) {
            if (given != null) {
                report.verdict(TIME, "no external time: the bag holds no time-stamp that the given certificate could vouch for");
            }
            return;
        }
        try {
            Timestamp stamp = Timestamp.parse(der);
            if (given == null) {
                stamp.requireOver(checkpoint);
                report.verdict(TIME, "on an unknown authority's word: time-stamped " + LedgerTime.format(stamp.at()) + "; get the authority's certificate elsewhere and pass it with --tsa-cert");
            } else {
                report.verdict(TIME, "ok: the checkpoint existed at " + LedgerTime.format(given.verify(stamp, checkpoint)) + ", by a time-stamping authority of the given certificate");
            }
        } catch (Malformed | UntrustedTimestamp e) {
            report.problem(TIME, BagFiles.TIMESTAMP, String.valueOf(e.getMessage()));
        }
    }
}
