package candor.query.incident;

import candor.access.NamedAccount;
import candor.incident.IncidentWork;
import candor.incident.IncidentWork.Alert;
import candor.incident.IncidentWork.CorrectiveAction;
import candor.incident.IncidentWork.PrivilegedReader;
import candor.incident.IncidentWork.Delivery;
import candor.incident.IncidentWork.Escalation;
import candor.incident.IncidentWork.Heard;
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
            alert.heard().forEach(heard -> people.add(heard.who()));
            alert.deliveries().forEach(delivery -> people.add(delivery.person()));
            alert.escalations().forEach(escalation -> people.add(escalation.commander()));
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
                a.number(), a.ordinal(), a.at(), a.roles(), names.named(a.person()), a.teams(), a.channel(), a.message(), a.escalateAfter(), a.escalateTo(), a.automatic(),
                Lists.mapping(a.heard(), h -> new Heard(names.name(h.who()), h.at())),
                Lists.mapping(a.deliveries(), d -> new Delivery(
                        d.step(), d.delivery(), d.way(), d.team(), names.named(d.person()), d.attempts(), d.at(), d.outcome(), d.status())),
                Lists.mapping(a.escalations(), e -> new Escalation(e.ordinal(), e.step(), e.team(), names.named(e.commander()), e.at())),
                a.nextEscalation());
    }
}
