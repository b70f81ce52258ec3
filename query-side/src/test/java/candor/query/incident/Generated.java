package candor.query.incident;

import static candor.query.incident.Told.*;

import candor.DomainEvent;
import candor.incident.Bounds;
import candor.incident.Claimant;
import candor.incident.Containment;
import candor.incident.IncidentKind;
import candor.incident.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Incidents made from a seed: the same seed tells the same events in the same order. */
public final class Generated {
    private final Random random;
    private final List<String> incidents = new ArrayList<>();
    private final Map<String, Long> notes = new HashMap<>();
    private final Map<String, Long> decisions = new HashMap<>();
    private final Map<String, Long> scopes = new HashMap<>();

    public Generated(long seed) {
        this.random = new Random(seed);
    }

    /** Declares one more incident. */
    public DomainEvent declaration() {
        int number = incidents.size() + 1;
        String incident = String.format(java.util.Locale.ROOT, "i-%06d", number);
        incidents.add(incident);
        IncidentKind kind = IncidentKind.values()[random.nextInt(3)];
        String reference = String.format(java.util.Locale.ROOT, "%s-%d-%04d", kind.series(), 2024 + random.nextInt(3), number);
        return declared(incident, reference, kind, on("2018-0" + (1 + random.nextInt(9))), null);
    }

    /** Something happens to an incident that was declared. */
    public DomainEvent next() {
        String incident = incidents.get(random.nextInt(incidents.size()));
        return switch (random.nextInt(12)) {
            case 0 -> decided(incident, decisions.merge(incident, 1L, Long::sum), null);
            case 1 -> scope(incident, scopes.merge(incident, 1L, Long::sum), Claimant.values()[random.nextInt(9)],
                    Bounds.atMost(random.nextInt(1_000_000)), null);
            case 2 -> scored(incident, Severity.values()[random.nextInt(4)], null);
            case 3 -> commander(incident, "acc-" + random.nextInt(5));
            case 4 -> detected(incident, on("2018-06-2" + random.nextInt(9)));
            case 5 -> contained(incident, Containment.CONTAINED, on("2018-06-2" + random.nextInt(9)),
                    random.nextBoolean() ? List.of() : List.of("incident.fact-about-closed"));
            case 6 -> conflict(incident, 1, "another day");
            case 7 -> random.nextBoolean() ? closed(incident) : reopened(incident, null);
            case 8 -> linked("s-" + random.nextInt(1_000), incident, random.nextBoolean());
            case 9 -> notes.getOrDefault(incident, 0L) > 0
                    ? corrected(incident, 1 + random.nextLong(notes.getOrDefault(incident, 1L)), "better")
                    : explained(incident, 1);
            default -> note(incident, notes.merge(incident, 1L, Long::sum), "note " + random.nextInt(), null, null);
        };
    }

    /** A whole ledger's worth: declarations and what follows, mixed. */
    public List<DomainEvent> events(int declarations, int others) {
        List<DomainEvent> events = new ArrayList<>();
        events.add(declaration());
        int left = others;
        while (incidents.size() < declarations || left > 0) {
            if (incidents.size() < declarations && random.nextInt(declarations + others) < declarations || left == 0) {
                events.add(declaration());
            } else {
                events.add(next());
                left--;
            }
        }
        return events;
    }
}
