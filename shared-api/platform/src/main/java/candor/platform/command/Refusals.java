package candor.platform.command;

import candor.DomainCommand;
import candor.RuleViolation;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.mongodb.StaleView;
import java.util.Locale;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.modelling.entity.EntityAlreadyExistsForCreationalCommandHandlerException;

/** Finds the reason a person can act on inside what Axon throws. */
final class Refusals {
    private Refusals() {}

    static RuntimeException of(Throwable failed, DomainCommand command) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RuleViolation known -> { return known; }
                case StaleView known -> { return known; }
                case IdempotencyConflict known -> { return known; }
                case OversizedEvent known -> { return known; }
                case LedgerUnavailable known -> { return known; }
                case CorruptLedger known -> { return known; }
                case AppendEventsTransactionRejectedException known -> { return known; }
                case EntityAlreadyExistsForCreationalCommandHandlerException _ -> { return exists(command); }
                default -> {}
            }
        }
        return new IllegalStateException("the command " + CommandName.of(command.getClass()).kebab() + " failed", failed);
    }

    private static RuleViolation exists(DomainCommand command) {
        String context = context(command);
        return new RuleViolation(context + ".already-exists", "this " + noun(context) + " exists already: nothing was changed; open it, or choose a new identifier");
    }

    /** The package of the command is its context. */
    private static String context(DomainCommand command) {
        String name = command.getClass().getPackageName();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String noun(String context) {
        return switch (context) {
            case "access" -> "account";
            case "disclosure" -> "incident";
            default -> context;
        };
    }
}
