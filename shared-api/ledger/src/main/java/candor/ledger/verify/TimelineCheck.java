package candor.ledger.verify;

import candor.ledger.bag.BagFiles;
import candor.ledger.bag.FileFacts;
import candor.ledger.bag.SummedStream;
import candor.ledger.trail.TimelineCsv;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Supplier;

/** Compares timeline.csv, byte for byte, with the rows that the disclosed entries give. */
final class TimelineCheck implements AutoCloseable {

    /** The first row. */
    static final byte[] HEADER = TimelineCsv.header();

    private final SummedStream file;
    private final InputStream found;
    private final Report report;
    private byte[] row = {};
    private boolean differs;

    TimelineCheck(InputStream file, Report report) {
        this.file = new SummedStream(file);
        this.found = new BufferedInputStream(this.file, 1 << 16);
        this.report = report;
    }

    /** @param source of the row; asked for only if it differs */
    void expect(byte[] expected, Supplier<String> source) throws IOException {
        if (!differs) {
            row = row.length < expected.length ? new byte[expected.length] : row;
            int read = found.readNBytes(row, 0, expected.length);
            if (!Arrays.equals(row, 0, read, expected, 0, expected.length)) {
                differ("the row of " + source.get() + " is not what the disclosed entry says");
            }
        }
    }

    void end() throws IOException {
        if (!differs && found.read() >= 0) {
            differ("it has more rows than the trail has entries");
        }
    }

    /** What a manifest says of it; to be asked for once, when nothing more is expected. */
    FileFacts facts() throws IOException {
        return file.facts();
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
