package candor.command.sample;

import candor.DomainCommand;
import candor.command.sample.Telling.Step;
import candor.evidence.EvidenceCommand;
import candor.incident.DeclarationCommand.EscalateSignal;
import candor.incident.IncidentCommand;
import candor.signal.SignalCommand.LinkSignal;
import java.util.ArrayList;
import java.util.List;

/** What was told so far, step by step. */
final class Script {
    private final List<Step> steps = new ArrayList<>();

    void step(Cast by, DomainCommand command) {
        steps.add(new Step(by, command));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * Ordinal of the entry that a command made: each command about the incident makes one, escalation two. What makes more, such as a playbook
     * that is applied, has to come later.
     */
    long ordinalOf(Class<? extends DomainCommand> command) {
        long ordinal = 0;
        for (Step step : steps) {
            ordinal += switch (step.command()) {
                case EscalateSignal _ -> 2;
                case IncidentCommand _, LinkSignal _, EvidenceCommand _ -> 1;
                default -> 0;
            };
            if (command.isInstance(step.command())) {
                return ordinal;
            }
        }
        throw new IllegalStateException("the story has not come to that yet");
    }
}
