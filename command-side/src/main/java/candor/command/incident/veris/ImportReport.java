package candor.command.incident.veris;

import candor.command.incident.veris.VerisImport.Outcome;
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
    private final long headAtStart;
    private long imported;
    private long present;
    private long rejected;
    private long warned;
    private long events;

    /** @param headAtStart number of entries before the import: an answer that points below it was given before */
    ImportReport(AdminOutput output, InstantSource clock, long headAtStart) {
        this.output = output;
        this.clock = clock;
        this.started = clock.instant();
        this.headAtStart = headAtStart;
    }

    void add(Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(Rejection rejection) -> reject(rejection);
            case Outcome.Taken taken -> take(taken);
        }
        if ((imported + present) % PROGRESS_EVERY == 0) {
            output.note(progress());
        }
    }

    private void reject(Rejection rejection) {
        rejected++;
        output.line("rejected " + rejection);
    }

    private void take(Outcome.Taken taken) {
        boolean before = taken.accepted().events().stream().anyMatch(event -> event.position() < headAtStart);
        if (before || taken.accepted().events().isEmpty()) {
            present++;
            return;
        }
        imported++;
        events += taken.accepted().events().size();
        for (String warning : taken.warnings()) {
            warned++;
            output.line("warning " + taken.source().file() + ":" + taken.source().line() + " (" + taken.key() + "): " + warning);
        }
    }

    private String progress() {
        double seconds = Math.max(0.001, Duration.between(started, clock.instant()).toMillis() / 1000.0);
        return String.format(
                Locale.ROOT, "%d imported as %d events, %d already there, %d rejected; %.0f events/s", imported, events, present, rejected, events / seconds);
    }

    /** @return exit code: 0 when nothing was rejected */
    int close() {
        output.line(progress() + (warned == 0 ? "" : "; " + warned + " warnings"));
        return rejected == 0 ? 0 : 1;
    }
}
