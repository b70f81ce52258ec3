package candor.command.incident;

import candor.command.AccountStanding;
import candor.command.History;
import candor.incident.AlertCommand;
import candor.incident.IncidentCommand;
import candor.incident.LeadershipCommand;
import candor.incident.ReviewCommand;
import candor.incident.TeamCommand;
import candor.sealing.Personal;

/** The account to which a command gives something to do: one that cannot act would leave it undone. */
final class NamedAccount {
    private NamedAccount() {}

    static void require(IncidentCommand command, History history) {
        switch (command) {
            case LeadershipCommand.AssignCommander c -> requireOpen(c.commander(), history);
            case LeadershipCommand.HandOverCommand c -> requireOpen(c.to(), history);
            case TeamCommand.AssignRole c -> requireOpen(c.holder(), history);
            case ReviewCommand.RaiseCorrectiveAction c -> requireOpen(c.owner(), history);
            case AlertCommand.AlertTeam c when c.person() != null -> requireOpen(c.person(), history);
            default -> {}
        }
    }

    private static void requireOpen(Personal account, History history) {
        AccountStanding.requireOpen(account, "incident.no-such-account", history);
    }
}
