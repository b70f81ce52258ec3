package candor.ledger.mongodb.measure;

import java.util.Arrays;
import java.util.Locale;

/** What one kind of operation took, over all its turns. */
public final class Latencies {

    private final String what;
    private long[] nanos = new long[0];
    private double elapsed;
    private double cpu;

    public Latencies(String what) {
        this.what = what;
    }

    /** Adds the operations of one turn, whoever made them; how long it was and how much the whole process worked in it, in seconds. */
    void add(long[] turn, double seconds, double worked) {
        int old = nanos.length;
        nanos = Arrays.copyOf(nanos, old + turn.length);
        System.arraycopy(turn, 0, nanos, old, turn.length);
        Arrays.sort(nanos);
        elapsed += seconds;
        cpu += worked;
    }

    /** Operations a second, of all writers together. */
    public double perSecond() {
        return nanos.length / elapsed;
    }

    /** Microseconds of processor time for each, of the server in the same process too: what a busy machine does not distort. */
    public double work() {
        return cpu / nanos.length * 1e6;
    }

    /** How many times as fast as the other. */
    public double times(Latencies peer) {
        return perSecond() / peer.perSecond();
    }

    /** Milliseconds within which this share of the operations was done. */
    public double millis(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) (share * (nanos.length - 1))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-40s %8.0f a second   p50 %7.3f ms   p95 %7.3f ms   p99 %7.3f ms   work %6.0f us", what, perSecond(),
                millis(0.50), millis(0.95), millis(0.99), work());
    }
}
