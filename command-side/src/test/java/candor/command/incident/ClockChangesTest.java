package candor.command.incident;

import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.begun;
import static candor.command.incident.Sample.declared;
import static candor.command.incident.Sample.detected;
import static candor.command.incident.Sample.on;

import candor.command.Decided;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times across the changes of the clocks, and months that stay months: nothing is irregular unless it certainly is. */
class ClockChangesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private final Decided decided = Decided.by(new IncidentModule());

    @AfterEach
    void stop() {
        decided.close();
    }

    private static Occurred london(String stated) {
        return Occurred.at(StatedTime.parse(stated, LONDON));
    }

    private static EstablishDetection noticed(Occurred when) {
        return new EstablishDetection(INCIDENT, List.of("internal.log review"), null, null, null, new Attribution(when, null, null, null));
    }

    @Test
    void theHourThatComesTwiceContradictsNothing() {
        decided.given(declared(), begun(london("2018-10-28T01:45"))).when(noticed(london("2018-10-28T01:15"))).events(detected(london("2018-10-28T01:15")));
    }

    @Test
    void anHourLaterInLocalTimeCanBeTheSameMomentInAnotherZone() {
        decided.given(declared(), begun(london("2018-10-28T02:00"))).when(noticed(on("2018-10-28T01:59")))
                .events(detected(on("2018-10-28T01:59"), "incident.detected-before-begun"));
        decided.given(declared(), begun(london("2018-10-28T02:00"))).when(noticed(on("2018-10-28T02:00"))).events(detected(on("2018-10-28T02:00")));
    }

    @Test
    void aMonthAloneIsNotItsFirstDay() {
        decided.given(declared(), begun(london("2018-04-20"))).when(noticed(london("2018-04"))).events(detected(london("2018-04")));
        decided.given(declared(), begun(london("2018-04"))).when(noticed(london("2018-03-31"))).events(detected(london("2018-03-31"), "incident.detected-before-begun"));
    }

    @Test
    void theLastMonthBeforeSummerTimeEndsWhereItsZoneSays() {
        decided.given(declared(), begun(on("2018-04-01T00:00"))).when(noticed(london("2018-03"))).events(detected(london("2018-03"), "incident.detected-before-begun"));
        decided.given(declared(), begun(on("2018-03-31T22:59"))).when(noticed(london("2018-03"))).events(detected(london("2018-03")));
    }
}
