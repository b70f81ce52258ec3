package candor.command.incident;

import candor.RuleViolation;
import candor.incident.IncidentCommand.AddNote;
import candor.incident.IncidentCommand.AssessScope;
import candor.incident.IncidentCommand.ContestAssertion;
import candor.incident.IncidentCommand.CorrectDetection;
import candor.incident.IncidentCommand.CorrectNote;
import candor.incident.IncidentCommand.CorrectOccurrence;
import candor.incident.IncidentCommand.EstablishDetection;
import candor.incident.IncidentCommand.EstablishOccurrence;
import candor.incident.IncidentCommand.EstimateImpact;
import candor.incident.IncidentCommand.RecordContainment;
import candor.incident.IncidentCommand.RecordPublicDisclosure;
import candor.incident.IncidentCommand.RecordSource;
import candor.incident.IncidentCommand.RecordSourceConflict;
import candor.incident.IncidentCommand.RecordSupplierStatement;
import candor.incident.IncidentEvent;
import candor.incident.IncidentEvent.AssertionContested;
import candor.incident.IncidentEvent.ContainmentRecorded;
import candor.incident.IncidentEvent.DetectionCorrected;
import candor.incident.IncidentEvent.DetectionEstablished;
import candor.incident.IncidentEvent.ImpactEstimated;
import candor.incident.IncidentEvent.NoteAdded;
import candor.incident.IncidentEvent.NoteCorrected;
import candor.incident.IncidentEvent.OccurrenceCorrected;
import candor.incident.IncidentEvent.OccurrenceEstablished;
import candor.incident.IncidentEvent.PublicDisclosureRecorded;
import candor.incident.IncidentEvent.ScopeAssessed;
import candor.incident.IncidentEvent.SourceConflictRecorded;
import candor.incident.IncidentEvent.SourceRecorded;
import candor.incident.IncidentEvent.SupplierStatementRecorded;
import candor.incident.IrregularityRule;
import candor.testimony.Attribution;
import candor.testimony.Occurred;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reports of fact: never refused for being irregular, only for being nonsense. */
record Facts(Incident incident) {
    IncidentEvent decide(EstablishOccurrence c) {
        if (incident.chronology().established()) {
            throw new RuleViolation("incident.occurrence-established", "It is on record when this happened: correct it and say why.");
        }
        Attribution by = c.attribution();
        return marked(irregular -> new OccurrenceEstablished(c.incident(), c.basis(), occurred(by), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(CorrectOccurrence c) {
        Occurred before = incident.chronology().begun();
        if (before == null) {
            throw new RuleViolation("incident.occurrence-not-established", "Nobody has said yet when this happened: establish it first.");
        }
        Attribution by = c.attribution();
        return marked(irregular -> new OccurrenceCorrected(c.incident(), before, c.reason(), occurred(by), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(EstablishDetection c) {
        if (incident.chronology().detected()) {
            throw new RuleViolation("incident.detection-established", "It is on record how this was noticed: correct it and say why.");
        }
        Attribution by = c.attribution();
        return marked(irregular -> new DetectionEstablished(
                c.incident(), c.method(), c.compromise(), c.sinceCompromise(), c.basis(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(CorrectDetection c) {
        if (!incident.chronology().detected()) {
            throw new RuleViolation("incident.detection-not-established", "Nobody has said yet how this was noticed: establish it first.");
        }
        Attribution by = c.attribution();
        Occurred before = incident.chronology().detectedAt();
        return marked(irregular -> new DetectionCorrected(
                c.incident(), before, c.method(), c.reason(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(AssessScope c) {
        Attribution by = c.attribution();
        return marked(irregular -> new ScopeAssessed(
                c.incident(), incident.assessments() + 1, c.assertedBy(), c.cells(), c.persons(), c.records(), c.disclosure(), c.statement(), c.basis(),
                c.window(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(EstimateImpact c) {
        Attribution by = c.attribution();
        return marked(irregular -> new ImpactEstimated(
                c.incident(), c.total(), c.losses(), c.rating(), c.basis(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(RecordSource c) {
        Attribution by = c.attribution();
        return marked(irregular -> new SourceRecorded(c.incident(), c.source(), c.says(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(RecordSourceConflict c) {
        incident.entries().requireCited(c.entry());
        Attribution by = c.attribution();
        return marked(irregular -> new SourceConflictRecorded(
                c.incident(), c.entry(), c.otherSource(), c.otherStatement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(ContestAssertion c) {
        incident.entries().requireCited(c.entry());
        Attribution by = c.attribution();
        return marked(irregular -> new AssertionContested(
                c.incident(), c.entry(), c.contestedBy(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(RecordSupplierStatement c) {
        Attribution by = c.attribution();
        return marked(irregular -> new SupplierStatementRecorded(
                c.incident(), c.supplier(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(RecordPublicDisclosure c) {
        Attribution by = c.attribution();
        return marked(irregular -> new PublicDisclosureRecorded(
                c.incident(), c.where(), c.statement(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(AddNote c) {
        Attribution by = c.attribution();
        return marked(irregular -> new NoteAdded(c.incident(), incident.notes() + 1, c.text(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(CorrectNote c) {
        if (c.note() < 1 || c.note() > incident.notes()) {
            throw new RuleViolation("incident.no-such-note", "There is no note " + c.note() + " in this incident: check its number in the timeline.");
        }
        Attribution by = c.attribution();
        return marked(irregular -> new NoteCorrected(c.incident(), c.note(), c.text(), c.reason(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    IncidentEvent decide(RecordContainment c) {
        Attribution by = c.attribution();
        return marked(irregular -> new ContainmentRecorded(
                c.incident(), c.outcome(), c.sinceDetection(), c.measures(), by.occurred(), by.known(), by.by(), by.means(), irregular));
    }

    private static Occurred occurred(Attribution by) {
        if (by.occurred() == null) {
            throw new RuleViolation("incident.occurred-missing", "Say when it happened; that it is not known is an answer too.");
        }
        return by.occurred();
    }

    /** The same event with the rules it breaks; which those are depends on nothing but the times it brings and the state it meets. */
    private IncidentEvent marked(Function<List<String>, IncidentEvent> event) {
        var broken = new ArrayList<IrregularityRule>();
        if (incident.standing().closed()) {
            broken.add(IrregularityRule.RECORDED_WHEN_CLOSED);
        }
        Chronology chronology = incident.chronology();
        broken.addAll(chronology.contradictionsIn(chronology.evolve(event.apply(List.of()))));
        return event.apply(broken.stream().map(IrregularityRule::code).toList());
    }
}
