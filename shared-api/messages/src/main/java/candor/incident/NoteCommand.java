package candor.incident;

import candor.sealing.FreeText;
import candor.testimony.Attribution;
import org.axonframework.modelling.annotation.TargetEntityId;

/** What an incident is asked to do: what is worth keeping. */
public sealed interface NoteCommand extends IncidentCommand {

    /** Adds a note. Fact. */
    record AddNote(@TargetEntityId String incident, FreeText text, Attribution attribution) implements NoteCommand, ReportOfFact {}

    /** Corrects a note. Fact. */
    record CorrectNote(
            @TargetEntityId String incident,
            long note,
            FreeText text,
            FreeText reason,
            Attribution attribution)
            implements NoteCommand, ReportOfFact {}
}
