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

    /** How many times as fast one is as the other. */
    public static void ratio(Latencies one, String peer, Latencies other) {
        say("  %.2f times %s (%.2f by processor time)", one.times(other), peer, other.work() / one.work());
    }

    /** The same, and the goal. */
    public static void ratio(Latencies one, String peer, Latencies other, double goal) {
        double times = one.times(other);
        say("  %.2f times %s (%.2f by processor time); goal %.1f: %s", times, peer, other.work() / one.work(), goal, times >= goal ? "met" : "missed");
    }
}
