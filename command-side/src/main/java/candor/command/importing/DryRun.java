package candor.command.importing;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.RuleViolation;
import candor.platform.command.Issuance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Decides what records say as an import would, and stores nothing. */
final class DryRun {
    private final Function<Issuance, Optional<Boolean>> stored;
    private final Function<DomainCommand, List<? extends DomainEvent>> decision;
    private final Map<String, String> met = new HashMap<>();

    /**
     * @param stored whether what was stored before under this key answers this issuance too; empty where nothing was
     * @param decision the events that a record makes. @throws RuleViolation where it is refused
     */
    DryRun(Function<Issuance, Optional<Boolean>> stored, Function<DomainCommand, List<? extends DomainEvent>> decision) {
        this.stored = stored;
        this.decision = decision;
    }

    Begun begin(Mapped mapped) {
        Outcome outcome = switch (mapped) {
            case Mapped.Unfit(Rejection rejection) -> new Outcome.Refused(rejection);
            case Mapped.Ready ready -> decide(ready);
        };
        return () -> outcome;
    }

    private Outcome decide(Mapped.Ready ready) {
        Issuance issuance = ready.issuance();
        Optional<Boolean> same = Optional.ofNullable(met.get(issuance.idempotencyKey())).map(issuance.bodyHash()::equals).or(() -> stored.apply(issuance));
        if (same.isPresent()) {
            return same.get() ? new Outcome.Taken(ready, 0, true) : new Outcome.Refused(ready.rejection(Rejection.OTHER_CONTENT));
        }
        try {
            int events = decision.apply(ready.command()).size();
            met.put(issuance.idempotencyKey(), issuance.bodyHash());
            return new Outcome.Taken(ready, events, events == 0);
        } catch (RuleViolation e) {
            return new Outcome.Refused(ready.rejection(e.sentence()));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(ready.rejection(Rejection.unkept(e)));
        }
    }
}
