package candor.command.incident.theme;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.incident.standing.Situation;
import candor.incident.IncidentEvent;
import candor.incident.LeadershipCommand.AcceptCommand;
import candor.incident.LeadershipCommand.AssignCommander;
import candor.incident.LeadershipCommand.AssumeCommand;
import candor.incident.LeadershipCommand.DeclineCommand;
import candor.incident.LeadershipCommand.HandOverCommand;
import candor.incident.LeadershipCommand;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.sealing.Personal;
import org.jspecify.annotations.Nullable;

/**
 * Who is in command, and to whom command was offered. A commander whose data was erased can no longer act, so the post counts as vacant.
 * @param commander value is an account reference
 * @param offeredTo the last one it was offered to; an earlier offer ends with a new one, or nobody could help when somebody sleeps
 */
public record CommandPost(@Nullable Personal commander, @Nullable Personal offeredTo) implements Theme<LeadershipCommand> {
    public static final CommandPost VACANT = new CommandPost(null, null);

    @Override
    public CommandPost evolve(DomainEvent event) {
        return switch (event) {
            case CommanderAssigned e -> new CommandPost(e.commander(), null);
            case CommandHandedOver e -> new CommandPost(commander, e.to());
            case CommandAccepted e -> new CommandPost(e.commander(), null);
            case CommandDeclined e -> new CommandPost(commander, null);
            case CommandAssumed e -> new CommandPost(e.commander(), null);
            default -> this;
        };
    }

    public boolean vacant() {
        return commander == null || commander.text().isEmpty();
    }

    public boolean handOverPending() {
        return offeredTo != null;
    }

    @Override
    public IncidentEvent decide(LeadershipCommand command, Situation situation) {
        return switch (command) {
            case AssignCommander c -> decide(c);
            case HandOverCommand c -> decide(c, situation.caller());
            case AcceptCommand c -> decide(c, situation.caller());
            case DeclineCommand c -> decide(c, situation.caller());
            case AssumeCommand c -> decide(c, situation.caller());
        };
    }

    private IncidentEvent decide(AssignCommander command) {
        if (!vacant()) {
            throw new RuleViolation("incident.commander-assigned", "This incident has a commander: command passes when they hand it over and it is accepted.");
        }
        var by = command.attribution();
        return new CommanderAssigned(command.incident(), command.commander(), by.occurred(), by.known(), by.by(), by.means());
    }

    private IncidentEvent decide(HandOverCommand command, Caller caller) {
        if (commander == null || !caller.is(commander)) {
            throw new RuleViolation("incident.not-the-commander", "Only the commander can hand over command: ask them to do it.");
        }
        if (command.to().text().filter(to -> commander.text().filter(to::equals).isPresent()).isPresent()) {
            throw new RuleViolation("incident.handed-over-to-oneself", "You are in command already: choose somebody else to hand over to.");
        }
        return new CommandHandedOver(command.incident(), commander, command.to(), command.briefing());
    }

    private IncidentEvent decide(AcceptCommand command, Caller caller) {
        return new CommandAccepted(command.incident(), offeredTo(caller), commander);
    }

    private IncidentEvent decide(DeclineCommand command, Caller caller) {
        return new CommandDeclined(command.incident(), offeredTo(caller), command.reason());
    }

    private Personal offeredTo(Caller caller) {
        if (offeredTo == null) {
            throw new RuleViolation("incident.command-not-offered", "Command is not on offer: the commander has to hand it over first.");
        }
        if (!caller.is(offeredTo)) {
            throw new RuleViolation("incident.command-offered-to-another", "Command was offered to somebody else: only they can accept or decline it.");
        }
        return offeredTo;
    }

    private IncidentEvent decide(AssumeCommand command, Caller caller) {
        var by = command.attribution();
        return new CommandAssumed(
                command.incident(), assuming(caller), commander, command.tried(), command.reason(), by.occurred(), by.known(), by.by(), by.means());
    }

    private Personal assuming(Caller caller) {
        if (vacant()) {
            throw new RuleViolation("incident.nobody-in-command", "Nobody is in command: assign a commander instead.");
        }
        if (caller.account() == null || caller.is(commander)) {
            throw new RuleViolation("incident.in-command-already", "You are in command already: there is nothing to take over.");
        }
        return Caller.person(caller.account());
    }
}
