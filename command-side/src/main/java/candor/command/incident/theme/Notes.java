package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.NoteCommand;
import candor.incident.NoteCommand.AddNote;
import candor.incident.NoteCommand.CorrectNote;
import candor.incident.NoteEvent.NoteAdded;
import candor.incident.NoteEvent.NoteCorrected;
import candor.testimony.Attribution;

/** The notes of an incident, numbered from 1. */
public record Notes(long count) implements Theme<NoteCommand> {
    public static final Notes NONE = new Notes(0);

    @Override
    public Notes evolve(DomainEvent event) {
        return event instanceof NoteAdded e ? new Notes(e.note()) : this;
    }

    @Override
    public IncidentEvent decide(NoteCommand command, Situation situation) {
        return switch (command) {
            case AddNote c -> decide(c, situation);
            case CorrectNote c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(AddNote c, Situation situation) {
        Attribution by = c.attribution();
        return situation.marked(irregular -> new NoteAdded(c.incident(), count + 1, c.text(),
        by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(CorrectNote c, Situation situation) {
        if (c.note() < 1 || c.note() > count) {
            throw new RuleViolation("incident.no-such-note", "There is no note " + c.note() + " in this incident: check its number in the timeline.");
        }
        Attribution by = c.attribution();
        return situation.marked(irregular -> new NoteCorrected(c.incident(), c.note(), c.text(), c.reason(),
        by.occurred(), by.known(), by.by(), by.means(), irregular));
    }
}
