package candor.ledger.mongodb.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

/** What one kind of operation took, over all its turns. */
public final class Latencies {

    private static final int RESAMPLED = 2_000;
    private static final double OUTSIDE = 0.025;

    private final String what;
    private final List<Turn> turns = new ArrayList<>();

    public Latencies(String what) {
        this.what = what;
    }

    /**
     * One turn.
     *
     * @param nanos what each operation took, by who made it
     * @param seconds how long it was
     * @param cpu how much the whole process worked in it, in seconds
     */
    record Turn(List<long[]> nanos, double seconds, double cpu) {

        long operations() {
            return nanos.stream().mapToLong(each -> each.length).sum();
        }
    }

    /** The part of the ratios of resampled turns that is left when the same part is taken off at both ends. */
    public record Interval(double low, double high) {}

    void add(Turn turn) {
        turns.add(turn);
    }

    /** Operations a second, of all writers together. */
    public double perSecond() {
        return perSecond(turns);
    }

    /** Microseconds of processor time for each, of the server in the same process too: what a busy machine does not distort. */
    public double work() {
        return turns.stream().mapToDouble(Turn::cpu).sum() / operations(turns) * 1e6;
    }

    /** How many times as fast as the other. */
    public double times(Latencies peer) {
        return perSecond() / peer.perSecond();
    }

    /**
     * How far that would lie apart if other turns like these had been measured: 95 % of what choosing as many of them anew gives
     * (Efron, "Bootstrap methods: another look at the jackknife", 1979). Turns of one round stay together, since what disturbs one
     * often disturbs its neighbour.
     */
    public Interval interval(Latencies peer) {
        Random random = new Random(1);
        int rounds = Math.min(turns.size(), peer.turns.size());
        double[] ratios = new double[RESAMPLED];
        for (int i = 0; i < RESAMPLED; i++) {
            int[] chosen = random.ints(rounds, 0, rounds).toArray();
            ratios[i] = perSecond(chosen(turns, chosen)) / perSecond(chosen(peer.turns, chosen));
        }
        Arrays.sort(ratios);
        return new Interval(ratios[(int) (OUTSIDE * RESAMPLED)], ratios[(int) ((1 - OUTSIDE) * RESAMPLED) - 1]);
    }

    /** Milliseconds within which this share of the operations was done. */
    public double millis(double share) {
        long[] nanos = turns.stream().flatMap(turn -> turn.nanos().stream()).flatMapToLong(LongStream::of).sorted().toArray();
        return nanos.length == 0 ? Double.NaN : nanos[(int) (share * (nanos.length - 1))] / 1e6;
    }

    private static List<Turn> chosen(List<Turn> turns, int[] which) {
        return Arrays.stream(which).mapToObj(turns::get).toList();
    }

    private static double perSecond(List<Turn> turns) {
        return operations(turns) / turns.stream().mapToDouble(Turn::seconds).sum();
    }

    private static double operations(List<Turn> turns) {
        return turns.stream().mapToLong(Turn::operations).sum();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-40s %8.0f a second   p50 %7.3f ms   p95 %7.3f ms   p99 %7.3f ms   work %6.0f us", what, perSecond(),
                millis(0.50), millis(0.95), millis(0.99), work());
    }
}
