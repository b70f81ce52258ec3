package candor.query.incident.work;

import candor.incident.IncidentWork;
import candor.query.fold.EventEnvelope;

/** Everything that people do about an incident, folded from its stream. */
public record Work(Reports reports, Roles roles, Actions actions, CostTotals costs, Alerts alerts, PrivilegeLog privileges, PrivilegedReaders readers, Links links, OpenTasks tasks) {
    public static final Work NONE =
            new Work(Reports.NONE, Roles.NONE, Actions.NONE, CostTotals.NONE, Alerts.NONE, PrivilegeLog.NONE, PrivilegedReaders.NONE, Links.NONE, OpenTasks.NONE);

    public Work after(EventEnvelope envelope) {
        return new Work(
                reports.after(envelope),
                roles.after(envelope),
                actions.after(envelope),
                costs.after(envelope),
                alerts.after(envelope),
                privileges.after(envelope),
                readers.after(envelope),
                links.after(envelope),
                tasks.after(envelope));
    }

    public IncidentWork view() {
        return new IncidentWork(reports.all(), roles.held(), actions.all(), costs.all(), alerts.all(), privileges.all(), readers.all(), links.all());
    }
}
