package candor.command.importing;

import candor.platform.cli.AdminOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Counts what became of the records and says so while the import runs. */
final class ImportReport {
    private static final int PROGRESS_EVERY = 500;

    private final AdminOutput output;
    private final InstantSource clock;
    private final Instant started;
    private final String would;
    private long imported;
    private long present;
    private long rejected;
    private long warned;
    private long events;

    /** @param would what a dry run puts before what it says */
    ImportReport(AdminOutput output, InstantSource clock, String would) {
        this.output = output;
        this.clock = clock;
        this.started = clock.instant();
        this.would = would;
    }

    void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(Rejection rejection) -> reject(rejection);
            case Outcome.Taken taken -> take(taken);
        }
        if (outcome instanceof Outcome.Taken && (imported + present) % PROGRESS_EVERY == 0) {
            output.note(progress());
        }
    }

    private void reject(Rejection rejection) {
        rejected++;
        output.line(would + "rejected " + rejection);
    }

    private void take(Outcome.Taken taken) {
        if (taken.present()) {
            present++;
            return;
        }
        imported++;
        events += taken.events();
        for (String warning : taken.record().warnings()) {
            warned++;
            output.line("warning " + taken.record().rejection(warning));
        }
    }

    private String progress() {
        double seconds = Math.max(0.001, Duration.between(started, clock.instant()).toMillis() / 1000.0);
        String rate = would.isEmpty() ? String.format(Locale.ROOT, "; %.0f events/s", events / seconds) : "";
        return imported + " " + would + "imported as " + events + " events, " + present + " already there, " + rejected + " " + would + "rejected" + rate;
    }

    /** @return exit code: 0 when nothing was rejected */
    int close() {
        output.line(progress() + (warned == 0 ? "" : "; " + warned + " warnings"));
        return rejected == 0 ? 0 : 1;
    }
}
