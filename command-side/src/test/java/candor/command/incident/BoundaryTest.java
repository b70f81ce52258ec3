package candor.command.incident;

import static candor.command.incident.Sample.ANN;
import static candor.command.incident.Sample.BEN;
import static candor.command.incident.Sample.INCIDENT;
import static candor.command.incident.Sample.declared;
import static org.assertj.core.api.Assertions.assertThat;

import candor.RuleViolation;
import candor.TagKey;
import candor.command.Caller;
import candor.command.StoredEvents;
import candor.command.incident.standing.Entries;
import candor.incident.IncidentCommand;
import candor.incident.IncidentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision reads only the entries its command depends on: it has to come out as if it had read them all. */
class BoundaryTest {
    private static final int COMMANDS = 200;
    private static final Set<Tag> TAGS = Set.of(Tag.of(TagKey.OF_INCIDENT, INCIDENT));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void holdsAllThatDecides(long seed) {
        var random = new Random(seed);
        var entries = new ArrayList<IncidentEvent>(List.of(declared()));
        Incident whole = Incident.UNKNOWN.evolve(declared());
        for (int i = 0; i < COMMANDS; i++) {
            IncidentCommand command = RandomHistoriesTest.command(random);
            var caller = new Caller(random.nextBoolean() ? ANN : BEN);
            Object expected = outcome(whole, whole.entries(), command, caller);
            Incident read = read(entries, Boundary.of(command));
            Object actual = outcome(read, Boundary.cites(command) ? whole.entries() : read.entries(), command, caller);
            assertThat(actual).as("%s", command).isEqualTo(expected);
            if (expected instanceof IncidentEvent event) {
                entries.add(event);
                whole = whole.evolve(event);
            }
        }
    }

    private static Incident read(List<IncidentEvent> entries, EventCriteria criteria) {
        Incident incident = Incident.UNKNOWN;
        for (IncidentEvent entry : entries) {
            if (criteria.matches(StoredEvents.nameOf(entry.getClass()), TAGS)) {
                incident = incident.evolve(entry);
            }
        }
        return incident;
    }

    /** The event, or the code of the refusal. */
    private static Object outcome(Incident read, Entries all, IncidentCommand command, Caller caller) {
        try {
            return new IncidentRules(read, read.situation(caller, all)).decide(command);
        } catch (RuleViolation refused) {
            return refused.code();
        }
    }
}
