package candor.command.incident.veris;

import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.Containment;
import candor.incident.IncidentCommand;
import candor.incident.ResponseCommand.RecordContainment;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.Occurred;
import candor.testimony.StatedDuration.Unit;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * VERIS dates only the incident; compromise, discovery and containment are durations from one to the next. A date is derived where
 * every step has a number, no more precise than the coarsest of them; a unit alone is a bucket and gives no date.
 */
final class VerisDurations {
    private final String incident;
    private final JsonNode json;
    private final @Nullable StatedTime known;
    private final @Nullable StatedDuration compromise;
    private final @Nullable StatedDuration discovery;
    private final @Nullable StatedDuration containment;

    VerisDurations(String incident, JsonNode json, @Nullable StatedTime known) {
        this.incident = incident;
        this.json = json;
        this.known = known;
        JsonNode timeline = json.path("timeline");
        this.compromise = VerisFields.duration(timeline.path("compromise"));
        this.discovery = VerisFields.duration(timeline.path("discovery"));
        this.containment = VerisFields.duration(timeline.path("containment"));
    }

    List<IncidentCommand> statements() {
        var statements = new ArrayList<IncidentCommand>();
        VerisDate detected = detected();
        statements.add(new EstablishDetection(incident, method(), compromise, discovery, null, at(detected)));
        if (containment != null) {
            VerisDate contained = detected == null || containment.amount() == null ? null : detected.plus(containment);
            statements.add(new RecordContainment(incident, outcome(containment.unit()), containment, null, at(contained)));
        }
        return List.copyOf(statements);
    }

    private static Containment outcome(Unit unit) {
        return switch (unit) {
            case NEVER -> Containment.NEVER;
            case UNKNOWN, NOT_APPLICABLE -> Containment.UNKNOWN;
            case SECONDS, MINUTES, HOURS, DAYS, WEEKS, MONTHS, YEARS -> Containment.CONTAINED;
        };
    }

    private @Nullable VerisDate detected() {
        VerisDate begun = VerisDate.of(json.path("timeline").path("incident"));
        if (begun == null || discovery == null || discovery.amount() == null) {
            return null;
        }
        VerisDate compromised = compromise == null || compromise.amount() == null ? begun : begun.plus(compromise);
        return compromised.plus(discovery);
    }

    private List<String> method() {
        return VerisFields.categories(json.path("discovery_method"));
    }

    private Attribution at(@Nullable VerisDate date) {
        Occurred occurred = date == null ? Occurred.UNKNOWN : Occurred.about(date.statedTime());
        return new Attribution(occurred, known, null, Means.PUBLICATION);
    }
}
