package candor.command.incident.csv;

import candor.command.importing.Mapped;
import candor.command.importing.RecordId;
import candor.command.importing.Rejection;
import candor.command.importing.SourceRecord;
import candor.incident.DeclarationCommand.ImportIncident;
import candor.platform.command.BodyHash;
import candor.platform.command.Issuance;
import candor.sealing.FreeText;
import candor.testimony.Attribution;
import candor.testimony.Means;
import candor.testimony.StatedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes one command of each row. A row is known by its origin and key, and goes in once; the year of its reference is that of the import. */
final class CsvImport {
    private final CsvMapping mapping;
    private final UnaryOperator<String> keyedHash;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param keyedHash hex HMAC under a key of the ledger
     * @param zone of the ledger, in which the year of a reference is taken
     */
    CsvImport(CsvMapping mapping, UnaryOperator<String> keyedHash, InstantSource clock, ZoneId zone) {
        this.mapping = mapping;
        this.keyedHash = keyedHash;
        this.clock = clock;
        this.zone = zone;
    }

    /** Hands over every row of a file, mapped. */
    void read(Path file, Consumer<Mapped> records) throws IOException {
        var reading = new Object() {
            @Nullable CsvHeader header;
            boolean fits;
        };
        new CsvRows(mapping, row -> {
            if (reading.header == null) {
                reading.header = new CsvHeader(row);
                Optional<String> missing = reading.header.missing(mapping);
                reading.fits = missing.isEmpty();
                missing.ifPresent(reason -> records.accept(unfit(row, "?", reason)));
            } else if (reading.fits) {
                records.accept(map(reading.header, row));
            }
        }, rejection -> records.accept(new Mapped.Unfit(rejection))).read(file);
        if (reading.header == null) {
            records.accept(new Mapped.Unfit(new Rejection(file.getFileName().toString(), 1, "?", "there is nothing in this file: its first row names the columns")));
        }
    }

    private Mapped map(CsvHeader header, CsvRows.Row row) {
        String key = "?";
        try {
            var read = new CsvRow(mapping, header.named(row));
            String whole = header.text() + "\n" + row.text();
            requireKeepable(whole);
            key = read.text(CsvField.KEY).orElseGet(() -> BodyHash.of(row.text()));
            return ready(row, read, key, whole);
        } catch (Unreadable e) {
            return unfit(row, key, e.reason());
        } catch (IllegalArgumentException e) {
            return unfit(row, key, Rejection.unkept(e));
        }
    }

    private static void requireKeepable(String whole) throws Unreadable {
        if (whole.getBytes(StandardCharsets.UTF_8).length > SourceRecord.LARGEST) {
            throw new Unreadable("the row with its header is larger than " + SourceRecord.LARGEST + " bytes, which one entry cannot keep whole");
        }
    }

    private Mapped ready(CsvRows.Row row, CsvRow read, String key, String whole) throws Unreadable {
        String origin = mapping.origin();
        String originKey = keyedHash.apply(origin + ":" + key);
        StatedTime known = read.date(CsvField.RECORDED);
        Instant receivedAt = clock.instant();
        String incident = RecordId.of(originKey, known);
        String summary = read.text(CsvField.SUMMARY).orElseThrow(() -> Unreadable.cell(read.name(CsvField.SUMMARY), "it is empty, and an incident needs one line of text"));
        String digest = BodyHash.of(whole);
        var command = new ImportIncident(
                incident, origin, originKey, FreeText.of(key), FreeText.of(whole), FreeText.of(digest), FreeText.of(summary), receivedAt, receivedAt.atZone(zone).getYear(),
                new Attribution(CsvStatements.occurred(read), known, null, Means.SYSTEM), CsvStatements.of(incident, read, known));
        return new Mapped.Ready(row.file(), row.line(), key, command, Issuance.bySystem("import:" + originKey, BodyHash.of(row.text())), List.of());
    }

    private static Mapped unfit(CsvRows.Row row, String key, String reason) {
        return new Mapped.Unfit(new Rejection(row.file(), row.line(), key, reason));
    }
}
