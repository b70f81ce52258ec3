package candor.command.incident.veris;

import candor.RuleViolation;
import candor.UuidV7;
import candor.command.incident.veris.VerisRecord.Unusable;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.platform.command.Accepted;
import candor.platform.command.CommandPort;

import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.StatedTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Imports records in their order: each is one command with one append, so that an import which is interrupted has whole records only and
 * can be run again. A record is known by its origin and key, and goes in once.
 */
final class VerisImport {
    static final String ORIGIN = "veris";

    private final CommandPort commands;
    private final UnaryOperator<String> keyedHash;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param keyedHash hex HMAC under a key of the ledger, so that the key of a record is a tag without saying whose it is
     * @param zone of the ledger, in which the year of a reference is taken
     */
    VerisImport(CommandPort commands, UnaryOperator<String> keyedHash, InstantSource clock, ZoneId zone) {
        this.commands = commands;
        this.keyedHash = keyedHash;
        this.clock = clock;
        this.zone = zone;
    }

    /** What became of one record. */
    sealed interface Outcome {
        /** It is in the ledger; {@code warnings} say what of it was kept with less precision than stated. */
        record Taken(SourceRecord source, String key, Accepted accepted, List<String> warnings) implements Outcome {}

        /** It is not, and nothing of it is. */
        record Refused(Rejection rejection) implements Outcome {}
    }

    /** A record on its way into the ledger. */
    sealed interface Mapped {
        /** What it says, as a command. */
        record Ready(SourceRecord source, VerisRecord read, ImportIncident command, List<String> warnings) implements Mapped {}

        /** It cannot go in. */
        record Unfit(Rejection rejection) implements Mapped {}
    }

    /** Reads a record; changes nothing, and needs nothing of what was imported before. */
    Mapped map(SourceRecord source) {
        try {
            VerisRecord read = VerisRecord.read(source);
            return map(source, read);
        } catch (Unusable e) {
            return new Mapped.Unfit(rejection(source, e.key(), Objects.requireNonNull(e.getMessage())));
        }
    }

    private Mapped map(SourceRecord source, VerisRecord read) {
        try {
            String originKey = keyedHash.apply(ORIGIN + ":" + read.key());
            var mapping = new VerisMapping(incident(originKey, read), read.json());
            ImportIncident command = command(originKey, read, mapping);
            return new Mapped.Ready(source, read, command, mapping.warnings());
        } catch (IllegalArgumentException e) {
            return new Mapped.Unfit(unkept(source, read, e));
        }
    }

    /** A record on its way into the ledger; the next may be begun meanwhile. */
    interface Begun {
        /** Waits until it is durable, or tells why it is not. */
        Outcome await();
    }

    Begun begin(Mapped mapped) {
        return switch (mapped) {
            case Mapped.Unfit(Rejection rejection) -> () -> new Outcome.Refused(rejection);
            case Mapped.Ready ready -> begin(ready);
        };
    }

    private Begun begin(Mapped.Ready ready) {
        ImportIncident command = ready.command();
        CommandPort.Begun begun = commands.begin(command, Issuance.bySystem("import:" + command.originKey(), ready.read().digest()));
        return () -> await(begun, ready);
    }

    private static Outcome await(CommandPort.Begun begun, Mapped.Ready ready) {
        VerisRecord read = ready.read();
        try {
            return new Outcome.Taken(ready.source(), read.key(), begun.await(), ready.warnings());
        } catch (IdempotencyConflict e) {
            return new Outcome.Refused(
                    rejection(ready.source(), read.key(), "this record was imported before with other content; what was imported stays as it is"));
        } catch (RuleViolation e) {
            return new Outcome.Refused(rejection(ready.source(), read.key(), e.sentence()));
        } catch (IllegalArgumentException e) {
            return new Outcome.Refused(unkept(ready.source(), read, e));
        }
    }

    private ImportIncident command(String originKey, VerisRecord read, VerisMapping mapping) {
        Instant receivedAt = clock.instant();
        String incident = incident(originKey, read);
        var attribution = new Attribution(mapping.occurred(), mapping.known(), null, Means.PUBLICATION);
        String summary = mapping.summary().orElse("VERIS record " + read.key());
        return new ImportIncident(
                incident, ORIGIN, originKey, FreeText.of(read.key()), FreeText.of(read.text()), FreeText.of(read.digest()),
                FreeText.of(summary), receivedAt, receivedAt.atZone(zone).getYear(), attribution, mapping.statements());
    }

    /** The same record has the same identifier in every attempt, so that a repetition is the same command. */
    private static String incident(String originKey, VerisRecord read) {
        StatedTime created = new VerisMapping("", read.json()).known();
        Instant at = created == null ? Instant.EPOCH : created.from();
        return UuidV7.of(at, HexFormat.of().parseHex(originKey)).toString();
    }

    private static Rejection unkept(SourceRecord source, VerisRecord read, IllegalArgumentException why) {
        return rejection(source, read.key(), "a value of the record cannot be kept: " + why.getMessage());
    }

    private static Rejection rejection(SourceRecord source, String key, String reason) {
        return new Rejection(source.file(), source.line(), key, reason);
    }
}
