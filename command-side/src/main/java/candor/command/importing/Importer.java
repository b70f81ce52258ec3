package candor.command.importing;

import candor.RuleViolation;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.platform.command.Accepted;
import candor.platform.command.CommandPort;
import java.util.BitSet;

/** Issues what records say, in their order; the next may be begun while one is being stored. */
public final class Importer {
    private final CommandPort commands;
    private final long headAtStart;
    /** First positions of what was stored since the start, counted from there. */
    private final BitSet stored = new BitSet();

    /** @param headAtStart number of entries before the import: an answer that points below it was given before */
    public Importer(CommandPort commands, long headAtStart) {
        this.commands = commands;
        this.headAtStart = headAtStart;
    }

    public Begun begin(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Unfit(Rejection rejection) -> () -> new Outcome.Refused(rejection);
            case Mapped.Ready ready -> {
                CommandPort.Begun begun = commands.begin(ready.command(), ready.issuance());
                yield () -> await(begun, ready);
            }
        };
    }

    /** The same record twice in one file has the same answer twice. */
    private boolean isNew(long first) {
        int since = Math.toIntExact(Math.max(-1, first - headAtStart));
        boolean isNew = since >= 0 && !stored.get(since);
        if (isNew) {
            stored.set(since);
        }
        return isNew;
    }

    private Outcome await(CommandPort.Begun begun, Mapped.Ready ready) {
        try {
            Accepted accepted = begun.await();
            return new Outcome.Taken(ready, accepted.events().size(), accepted.events().isEmpty() || !isNew(accepted.events().getFirst().position()));
        } catch (IdempotencyConflict e) {
            return new Outcome.Refused(ready.rejection(Rejection.OTHER_CONTENT));
        } catch (RuleViolation e) {
            return new Outcome.Refused(ready.rejection(e.sentence()));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(ready.rejection(Rejection.unkept(e)));
        }
    }
}
