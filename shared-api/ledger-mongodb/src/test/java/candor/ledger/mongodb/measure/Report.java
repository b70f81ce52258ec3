package candor.ledger.mongodb.measure;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a benchmark says, line by line. */
public final class Report {

    private Report() {
    }

    /** On what it was measured. */
    public static void machine() {
        var os = ManagementFactory.getOperatingSystemMXBean();
        say("%s %s, %d processors, load %.1f, heap at most %d MiB, Java %s", os.getName(), os.getArch(), os.getAvailableProcessors(),
                os.getSystemLoadAverage(), Runtime.getRuntime().maxMemory() >> 20, Runtime.version());
    }

    /** One line, as {@link String#format}. */
    public static void say(String form, Object... values) {
        System.out.printf(Locale.ROOT, form + "%n", values);
    }

    /** How many times as fast one is as the other, and how sure that is. */
    public static void ratio(Latencies one, String peer, Latencies other) {
        say("  %s", told(one, peer, other));
    }

    /** The same, and the goal. */
    public static void ratio(Latencies one, String peer, Latencies other, double goal) {
        say("  %s; goal %.1f: %s", told(one, peer, other), goal, one.times(other) >= goal ? "met" : "missed");
    }

    private static String told(Latencies one, String peer, Latencies other) {
        Latencies.Interval interval = one.interval(other);
        return String.format(Locale.ROOT, "%.2f times %s (%.2f to %.2f; %.2f by processor time)", one.times(other), peer, interval.low(), interval.high(),
                other.work() / one.work());
    }
}
