package candor.command.incident;

import candor.DomainEvent;
import candor.RuleViolation;
import candor.command.Caller;
import candor.command.Wording;
import candor.incident.DeclarationCommand.ImportIncident;
import java.util.List;

/** Decides what an imported record says without a ledger: what a dry run shows. */
public final class ImportRehearsal {
    /** References are given when it is stored. */
    private static final String NO_REFERENCE = "IMP-0000-0000";

    private ImportRehearsal() {}

    /** The events that the record would make, where it is not in the ledger yet. @throws RuleViolation where it is refused */
    public static List<DomainEvent> of(ImportIncident command) {
        Wording.require(command);
        return Declarations.decided(command, NO_REFERENCE, Caller.NOBODY);
    }
}
