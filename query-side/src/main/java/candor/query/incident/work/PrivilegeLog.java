package candor.query.incident.work;

import candor.incident.IncidentWork.Privileged;
import candor.incident.PrivilegeEvent.PrivilegeAsserted;
import candor.incident.PrivilegeEvent.PrivilegeWaived;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Lists;
import java.util.List;

/** What counsel keeps from others, and what was kept once. */
public record PrivilegeLog(List<Privileged> all) {
    public static final PrivilegeLog NONE = new PrivilegeLog(List.of());

    public PrivilegeLog after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case PrivilegeAsserted e -> new PrivilegeLog(Lists.with(
                    all, new Privileged(e.privilege(), envelope.ordinal(), e.entries(), e.ground(), e.basis(), null)));
            case PrivilegeWaived e -> new PrivilegeLog(Lists.mapping(all, p -> p.number() == e.privilege()
                    ? new Privileged(p.number(), p.ordinal(), p.entries(), p.ground(), p.basis(), envelope.ordinal())
                    : p));
            default -> this;
        };
    }
}
