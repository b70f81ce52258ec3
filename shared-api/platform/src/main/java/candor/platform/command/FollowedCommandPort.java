package candor.platform.command;

import candor.DomainCommand;
import candor.access.AccessCommand;
import candor.access.AccessCommand.CloseAccount;
import candor.platform.access.Actors;
import candor.platform.access.Credentials;

/** What an account may do changes with the very next request; whoever closed it, its password is no longer taken. */
record FollowedCommandPort(CommandPort next, Actors actors, Credentials credentials) implements CommandPort {

    @Override
    public Accepted issue(DomainCommand command, Issuance issuance) {
        return follow(command, next.issue(command, issuance));
    }

    @Override
    public Begun begin(DomainCommand command, Issuance issuance) {
        Begun begun = next.begin(command, issuance);
        return () -> follow(command, begun.await());
    }

    private Accepted follow(DomainCommand command, Accepted accepted) {
        if (command instanceof AccessCommand) {
            actors.forget();
        }
        if (command instanceof CloseAccount closed) {
            credentials.disable(closed.account());
        }
        return accepted;
    }
}
