package candor.command.importing;

import candor.DomainCommand;
import candor.DomainEvent;
import candor.ledger.mongodb.MongoLedger;
import candor.platform.cli.AdminOutput;
import candor.platform.command.CommandPort;
import candor.platform.command.StoredAnswers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Runs an import from its first record to its last; its memory does not grow with their number, but for one bit an entry. */
public final class ImportRun {
    private final CommandPort commands;
    private final MongoLedger ledger;
    private final InstantSource clock;

    public ImportRun(CommandPort commands, MongoLedger ledger, InstantSource clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @return exit code: 0 when nothing was rejected. @throws IOException when the source cannot be read to its end; what was read before is in */
    public int run(ReadAhead.Source source, AdminOutput output) throws IOException {
        return run(source, new Importer(commands, ledger.reader().head().size())::begin, new ImportReport(output, clock, ""));
    }

    /**
     * Says what {@link #run} would do, and stores nothing; so it has to remember the keys that it met, some hundred bytes a record.
     *
     * @param decision the events that a record makes, or the rule that refuses it
     */
    public int rehearse(ReadAhead.Source source, Function<DomainCommand, List<? extends DomainEvent>> decision, AdminOutput output) throws IOException {
        return run(source, new DryRun(new StoredAnswers(ledger)::answer, decision)::begin, new ImportReport(output, clock, "would be "));
    }

    private static int run(ReadAhead.Source source, Function<Mapped, Begun> begin, ImportReport report) throws IOException {
        UnderWay underWay = new UnderWay(report::add);
        try {
            new ReadAhead(source).each(mapped -> underWay.add(begin.apply(mapped)));
        } finally {
            underWay.finish();
        }
        return report.close();
    }

    /** Hex HMAC under a key of the ledger: a tag for the record of another system that does not say whose it is. */
    public String identify(String key) {
        return ledger.identify("origin", key);
    }
}
