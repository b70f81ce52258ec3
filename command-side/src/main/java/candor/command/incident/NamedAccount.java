package candor.command.incident;

import candor.command.AccountStanding;
import candor.command.History;
import candor.command.NeedToKnow;
import candor.incident.AlertCommand;
import candor.incident.IncidentCommand;
import candor.incident.LeadershipCommand;
import candor.incident.PrivilegeCommand;
import candor.incident.RestrictionCommand;
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
            case PrivilegeCommand.GrantPrivilegedSight c -> requireOpen(c.person(), history);
            case RestrictionCommand.AdmitToIncident c -> requireOpen(c.person(), history);
            case ReviewCommand.RaiseCorrectiveAction c -> requireSees(c.owner(), c, history);
            case AlertCommand.AlertTeam c when c.person() != null -> requireSees(c.person(), c, history);
            default -> {}
        }
    }

    /** A role or command lets somebody see it; work alone does not. */
    private static void requireSees(Personal account, IncidentCommand command, History history) {
        requireOpen(account, history);
        NeedToKnow.requireSees(account, command.incident(), history);
    }

    private static void requireOpen(Personal account, History history) {
        AccountStanding.requireOpen(account, "incident.no-such-account", history);
    }
}
