package candor.query.incident;

import candor.access.NamedAccount;
import candor.incident.IncidentView.HandOver;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandAssumed;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.query.fold.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** Who is in command, and to whom it is offered. Names are filled in when somebody asks. */
record Command(@Nullable NamedAccount commander, @Nullable HandOver pending) {
    static final Command NOBODY = new Command(null, null);

    Command after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case CommanderAssigned e -> new Command(Accounts.of(e.commander()), null);
            case CommandHandedOver e -> new Command(commander, offered(e, envelope));
            case CommandAccepted e -> new Command(Accounts.of(e.commander()), null);
            case CommandDeclined e -> new Command(commander, null);
            case CommandAssumed e -> new Command(Accounts.of(e.commander()), null);
            default -> this;
        };
    }

    private static HandOver offered(CommandHandedOver event, EventEnvelope envelope) {
        return new HandOver(envelope.ordinal(), Accounts.of(event.from()), Accounts.of(event.to()), event.briefing(), envelope.testimony());
    }
}
