package candor.command.task;

import candor.command.History;
import candor.command.InCommand;
import candor.command.Mailbox;
import candor.command.NeedToKnow;
import candor.sealing.Personal;
import java.util.Optional;

/**
 * Somebody who can be reached by mail: whoever is to do the task, else whoever is in command.
 *
 * @param account value is an account reference
 * @param address never stored
 */
record Reached(Personal account, String address) {

    /**
     * Whoever is in command is looked up only where whoever is to do it cannot be reached.
     *
     * @param assignee whoever is to do it; empty where nobody is
     * @return empty where neither of them can be reached
     */
    static Optional<Reached> of(Optional<Personal> assignee, String incident, History history) {
        return assignee.filter(account -> account.text().filter(reference -> !NeedToKnow.hides(incident, reference, history)).isPresent())
                .flatMap(account -> reached(account, history))
                .or(() -> InCommand.of(incident, history).flatMap(account -> reached(account, history)));
    }

    private static Optional<Reached> reached(Personal account, History history) {
        return Mailbox.of(account, history).map(address -> new Reached(account, address));
    }
}
