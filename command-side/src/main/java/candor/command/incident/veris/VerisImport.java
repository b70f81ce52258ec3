package candor.command.incident.veris;

import candor.command.importing.Mapped;
import candor.command.importing.RecordId;
import candor.command.importing.Rejection;
import candor.command.importing.SourceRecord;
import candor.command.incident.veris.VerisRecord.Unusable;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Makes one command of each record. A record is known by its origin and key, and goes in once.
 */
final class VerisImport {
    static final String ORIGIN = "veris";

    private final UnaryOperator<String> keyedHash;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param keyedHash hex HMAC under a key of the ledger, so that the key of a record is a tag without saying whose it is
     * @param zone of the ledger, in which the year of a reference is taken
     */
    VerisImport(UnaryOperator<String> keyedHash, InstantSource clock, ZoneId zone) {
        this.keyedHash = keyedHash;
        this.clock = clock;
        this.zone = zone;
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
            return new Mapped.Ready(source.file(), source.line(), read.key(), command, Issuance.bySystem("import:" + originKey, read.digest()), mapping.warnings());
        } catch (IllegalArgumentException e) {
            return new Mapped.Unfit(rejection(source, read.key(), Rejection.unkept(e)));
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

    private static String incident(String originKey, VerisRecord read) {
        return RecordId.of(originKey, new VerisMapping("", read.json()).known());
    }

    private static Rejection rejection(SourceRecord source, String key, String reason) {
        return new Rejection(source.file(), source.line(), key, reason);
    }
}
