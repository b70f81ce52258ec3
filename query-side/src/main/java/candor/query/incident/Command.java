package candor.query.incident;

import candor.access.NamedAccount;
import candor.incident.IncidentView.HandOver;
import candor.incident.LeadershipEvent.CommandAccepted;
import candor.incident.LeadershipEvent.CommandDeclined;
import candor.incident.LeadershipEvent.CommandHandedOver;
import candor.incident.LeadershipEvent.CommanderAssigned;
import candor.query.fold.EventEnvelope;
import candor.sealing.Personal;
import org.jspecify.annotations.Nullable;

/** Who is in command, and to whom it is offered. Names are filled in when somebody asks. */
record Command(@Nullable NamedAccount commander, @Nullable HandOver pending) {
    static final Command NOBODY = new Command(null, null);

    Command after(EventEnvelope envelope) {
        return switch (envelope.event()) {
            case CommanderAssigned e -> new Command(account(e.commander()), null);
            case CommandHandedOver e -> new Command(commander, offered(e, envelope));
            case CommandAccepted e -> new Command(account(e.commander()), null);
            case CommandDeclined e -> new Command(commander, null);
            default -> this;
        };
    }

    private static HandOver offered(CommandHandedOver event, EventEnvelope envelope) {
        return new HandOver(envelope.ordinal(), account(event.from()), account(event.to()), event.briefing(), envelope.testimony());
    }

    /** An account whose reference is destroyed or withheld stays somebody, and is said to be so; no reference looks like these words. */
    private static NamedAccount account(Personal person) {
        return switch (person) {
            case Personal.Known known -> new NamedAccount(known.value(), null);
            case Personal.Withheld _ -> new NamedAccount("(withheld)", "withheld");
            case Personal.Erased _ -> new NamedAccount("(erased)", "erased");
        };
    }
}
