package candor.query.incident;

import candor.access.NamedAccount;
import candor.incident.IncidentWork;
import candor.incident.IncidentWork.Alert;
import candor.incident.IncidentWork.CorrectiveAction;
import candor.incident.IncidentWork.PrivilegedReader;
import candor.incident.IncidentWork.Report;
import candor.incident.IncidentWork.RoleHolder;
import candor.query.access.AccountNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives everybody who works on an incident their display name. */
final class WorkNaming {
    private WorkNaming() {}

    static List<@Nullable NamedAccount> people(IncidentWork work) {
        List<@Nullable NamedAccount> people = new ArrayList<>();
        work.reports().forEach(report -> people.add(report.testimony().actor()));
        work.roles().forEach(role -> people.add(role.holder()));
        work.actions().forEach(action -> people.add(action.owner()));
        work.readers().forEach(reader -> people.add(reader.person()));
        work.alerts().forEach(alert -> {
            people.add(alert.person());
            people.addAll(alert.heard());
        });
        return people;
    }

    static IncidentWork named(IncidentWork work, AccountNames.Lookup names) {
        return new IncidentWork(
                Lists.mapping(work.reports(), r -> new Report(r.section(), r.number(), r.ordinal(), r.headline(), r.texts(), r.mark(), names.named(r.testimony()))),
                Lists.mapping(work.roles(), r -> new RoleHolder(r.ordinal(), r.role(), names.name(r.holder()))),
                Lists.mapping(work.actions(), a -> new CorrectiveAction(a.number(), a.ordinal(), a.measure(), names.name(a.owner()), a.due(), a.stage(), a.latest())),
                work.costs(),
                Lists.mapping(work.alerts(), a -> named(a, names)),
                work.privileges(),
                Lists.mapping(work.readers(), r -> new PrivilegedReader(r.ordinal(), names.name(r.person()), r.reason(), r.validUntil(), r.endedBy(), r.reads())),
                work.links());
    }

    private static Alert named(Alert a, AccountNames.Lookup names) {
        return new Alert(
                a.number(), a.ordinal(), a.roles(), names.named(a.person()), a.channel(), a.message(), a.escalateAfter(), Lists.mapping(a.heard(), names::name));
    }
}
