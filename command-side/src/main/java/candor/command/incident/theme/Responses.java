package candor.command.incident.theme;

import candor.DomainEvent;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.ResponseCommand;
import candor.incident.ResponseCommand.RecordContainment;
import candor.incident.ResponseCommand.RecordDataRecovery;
import candor.incident.ResponseCommand.RecordEradication;
import candor.incident.ResponseCommand.RecordMitigationForSubjects;
import candor.incident.ResponseCommand.RecordRecovery;
import candor.incident.ResponseEvent.ContainmentRecorded;
import candor.incident.ResponseEvent.DataRecoveredOrDeletionAttested;
import candor.incident.ResponseEvent.EradicationRecorded;
import candor.incident.ResponseEvent.MitigationForSubjectsRecorded;
import candor.incident.ResponseEvent.RecoveryRecorded;

/** What was done against it; every report stands for itself. */
public record Responses() implements Theme<ResponseCommand> {
    public static final Responses NONE = new Responses();

    @Override
    public Responses evolve(DomainEvent event) {
        return this;
    }

    @Override
    public IncidentEvent decide(ResponseCommand command, Situation situation) {
        return switch (command) {
            case RecordContainment c -> decide(c, situation);
            case RecordEradication c -> decide(c, situation);
            case RecordRecovery c -> decide(c, situation);
            case RecordMitigationForSubjects c -> decide(c, situation);
            case RecordDataRecovery c -> decide(c, situation);
        };
    }

    private IncidentEvent decide(RecordContainment command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new ContainmentRecorded(
                command.incident(), command.outcome(), command.sinceDetection(), command.measures(),
                by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private IncidentEvent decide(RecordEradication command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new EradicationRecorded(
                command.incident(), command.outcome(), command.measures(),
                by.occurred(), by.known(), by.by(), by.means(), irregular), situation.beforeBegun(by.occurred()));
    }

    private IncidentEvent decide(RecordRecovery command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new RecoveryRecorded(
                command.incident(), command.outcome(), command.measures(),
                by.occurred(), by.known(), by.by(), by.means(), irregular), situation.beforeBegun(by.occurred()));
    }

    private IncidentEvent decide(RecordMitigationForSubjects command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new MitigationForSubjectsRecorded(
                command.incident(), command.mitigation(), command.measures(), command.persons(),
                by.occurred(), by.known(), by.by(), by.means(), irregular), situation.beforeBegun(by.occurred()));
    }

    private IncidentEvent decide(RecordDataRecovery command, Situation situation) {
        var by = command.attribution();
        return situation.marked(irregular -> new DataRecoveredOrDeletionAttested(
                command.incident(), command.outcome(), command.attestedBy(), command.statement(),
                by.occurred(), by.known(), by.by(), by.means(), irregular), situation.beforeBegun(by.occurred()));
    }
}
