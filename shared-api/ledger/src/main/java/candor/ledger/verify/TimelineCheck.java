package candor.ledger.verify;

import candor.ledger.bag.BagFiles;
import candor.ledger.trail.TimelineCsv;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Compares timeline.csv, byte for byte, with the rows that the disclosed entries give. */
final class TimelineCheck implements AutoCloseable {

    /** The first row. */
    static final byte[] HEADER = TimelineCsv.header();

    private final InputStream found;
    private final Report report;
    private boolean differs;

    TimelineCheck(InputStream found, Report report) {
        this.found = found;
        this.report = report;
    }

    void expect(byte[] expected, String source) throws IOException {
        if (!differs) {
            if (!Arrays.equals(found.readNBytes(expected.length), expected)) {
                differ("the row of " + source + " is not what the disclosed entry says");
            }
        }
    }

    void end() throws IOException {
        if (!differs && found.read() >= 0) {
            differ("it has more rows than the trail has entries");
        }
    }

    @Override
    public void close() throws IOException {
        found.close();
    }

    private void differ(String what) {
        differs = true;
        report.problem(Topic.INTEGRITY, BagFiles.TIMELINE, what);
    }
}
