package candor.command;

import candor.DomainCommand;
import candor.DomainEvent;
import java.util.List;

/**
 * Decides one kind of command: reads the entries it depends on and returns what happens. The append is conditional on exactly what
 * {@link History#fold} has read.
 */
@FunctionalInterface
public interface Decision<C extends DomainCommand> {
    /**
     * Decides.
     *
     * @return the events, in order, of one append; empty when there is nothing left to do
     * @throws candor.RuleViolation when the act is refused
     */
    List<? extends DomainEvent> decide(C command, Caller caller, History history);
}
