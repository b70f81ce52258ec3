package candor.command.sample;

import static candor.command.sample.Telling.identifier;

import candor.command.sample.Telling.Step;
import java.time.Instant;
import java.util.List;

/**
 * The steps of the story, in the order in which the team of "Northgate Tickets" learnt of them. The ledger's own clock cannot be set:
 * every entry is recorded when the sample is loaded, and what the story dates is when things occurred and became known.
 */
final class NorthgateStory {
    static final String INCIDENT = identifier("2018-04-12", 1);

    private NorthgateStory() {}

    /** @param year of {@code receivedAt} in the ledger's zone; the reference is of that year, since that is when it was declared here */
    static List<Step> steps(Instant receivedAt, int year) {
        var script = new Script();
        new FirstReports(script).tell(receivedAt, year);
        new MonitorAlarm(script).tell();
        new DayOfDiscovery(script).tell();
        new DaysAfter(script).tell();
        new EndOfInquiry(script).tell();
        return script.steps();
    }
}
