package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.ChronologyCommand;
import candor.incident.ChronologyCommand.CorrectDetection;
import candor.incident.ChronologyCommand.CorrectOccurrence;
import candor.incident.ChronologyCommand.EstablishDetection;
import candor.incident.ChronologyCommand.EstablishOccurrence;
import candor.incident.ChronologyEvent.DetectionCorrected;
import candor.incident.ChronologyEvent.DetectionEstablished;
import candor.incident.ChronologyEvent.OccurrenceCorrected;
import candor.incident.ChronologyEvent.OccurrenceEstablished;
import candor.incident.IncidentEvent;
import candor.testimony.Attribution;
import candor.testimony.Occurred;

/** When it happened and when it was noticed; what is on record about that is read by every theme that reports a time. */
public record Times() implements Theme<ChronologyCommand> {
    public static final Times NONE = new Times();

    @Override
    public Times evolve(DomainEvent event) {
        return this;
    }

    @Override
    public IncidentEvent decide(ChronologyCommand command, Situation situation) {
        return switch (command) {
            case EstablishOccurrence c -> decide(c, situation);
            case CorrectOccurrence c -> decide(c, situation);
            case EstablishDetection c -> decide(c, situation);
            case CorrectDetection c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(EstablishOccurrence c, Situation situation) {
        if (situation.chronology().established()) {
            throw new RuleViolation("incident.occurrence-established", "It is on record when this happened: correct it and say why.");
        }
        Attribution by = c.attribution();
        return situation.marked(irregular -> new OccurrenceEstablished(c.incident(), c.basis(), occurred(by), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(CorrectOccurrence c, Situation situation) {
        Occurred before = situation.chronology().begun();
        if (before == null) {
            throw new RuleViolation("incident.occurrence-not-established", "Nobody has said yet when this happened: establish it first.");
        }
        Attribution by = c.attribution();
        return situation.marked(irregular -> new OccurrenceCorrected(c.incident(), before, c.reason(), occurred(by), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(EstablishDetection c, Situation situation) {
        if (situation.chronology().detected()) {
            throw new RuleViolation("incident.detection-established", "It is on record how this was noticed: correct it and say why.");
        }
        Attribution by = c.attribution();
        return situation.marked(irregular -> new DetectionEstablished(
                c.incident(), c.method(), c.compromise(), c.sinceCompromise(), c.basis(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(CorrectDetection c, Situation situation) {
        if (!situation.chronology().detected()) {
            throw new RuleViolation("incident.detection-not-established", "Nobody has said yet how this was noticed: establish it first.");
        }
        Attribution by = c.attribution();
        Occurred before = situation.chronology().detectedAt();
        return situation.marked(irregular -> new DetectionCorrected(
                c.incident(), before, c.method(), c.reason(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private static Occurred occurred(Attribution by) {
        if (by.occurred() == null) {
            throw new RuleViolation("incident.occurred-missing", "Say when it happened; that it is not known is an answer too.");
        }
        return by.occurred();
    }
}
