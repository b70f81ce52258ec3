package candor.query.incident.work;

import candor.access.NamedAccount;
import candor.incident.IncidentWork.RoleHolder;
import candor.incident.TeamEvent.RoleAssigned;
import candor.incident.TeamEvent.RoleReleased;
import candor.query.fold.EventEnvelope;
import candor.query.incident.Accounts;
import candor.query.incident.Lists;
import java.util.List;

/** Who has which role now. */
public record Roles(List<RoleHolder> held) {
    public static final Roles NONE = new Roles(List.of());

    public Roles after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case RoleAssigned e -> new Roles(Lists.with(held, new RoleHolder(envelope.ordinal(), e.role(), Accounts.of(e.holder()))));
            case RoleReleased e -> new Roles(without(e));
            default -> this;
        };
    }

    private List<RoleHolder> without(RoleReleased event) {
        NamedAccount holder = Accounts.of(event.holder());
        return held.stream().filter(role -> role.role() != event.role() || !role.holder().account().equals(holder.account())).toList();
    }
}
