package candor.command.incident.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping guessed from the first rows of a file: something to begin with, and to correct. */
final class CsvSuggestion {
    private static final int LOOKED_AT = 1 << 18;
    private static final int ROWS = 200;
    private static final String DELIMITERS = ",;\t|";
    private static final List<String> DATES = Stream.concat(CsvDates.USUAL.stream(), Stream.of(
            "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy", "d.M.yyyy H:mm", "d.M.yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy", "MM/dd/yyyy HH:mm", "MM/dd/yyyy", "M/d/yyyy h:mm a",
            "M/d/yyyy H:mm", "M/d/yyyy", "yyyy/MM/dd", "MM/yyyy", "MM.yyyy", "excel")).toList();

    /** What columns are called; a name that is in a header as a whole word will do. */
    private static final Map<CsvField, Set<String>> NAMES = Map.ofEntries(
            Map.entry(CsvField.KEY, Set.of("id", "key", "number", "nr", "no", "ticket", "reference", "issue key", "incident id", "vorgang", "aktenzeichen")),
            Map.entry(CsvField.SUMMARY, Set.of("summary", "title", "subject", "headline", "short description", "titel", "betreff", "kurzbeschreibung", "zusammenfassung")),
            Map.entry(CsvField.OCCURRED, Set.of("occurred", "begin", "start", "started", "incident date", "date of incident", "date", "datum", "beginn", "vorfallsdatum", "zeitpunkt")),
            Map.entry(CsvField.OCCURRED_UNTIL, Set.of("end", "ended", "until", "ende", "bis")),
            Map.entry(CsvField.RECORDED, Set.of("created", "opened", "reported", "recorded", "erstellt", "angelegt", "gemeldet", "erfasst")),
            Map.entry(CsvField.DETECTED, Set.of("detected", "discovered", "noticed", "erkannt", "entdeckt", "bemerkt")),
            Map.entry(CsvField.DETECTION_METHOD, Set.of("detection method", "detected by", "discovery method", "erkannt durch")),
            Map.entry(CsvField.CONTAINED, Set.of("contained", "mitigated", "resolved", "eingedämmt", "behoben")),
            Map.entry(CsvField.PUBLIC_SINCE, Set.of("published", "public", "disclosed", "veröffentlicht")),
            Map.entry(CsvField.CONFIRMATION, Set.of("confirmed", "confirmation", "bestätigt")),
            Map.entry(CsvField.SEVERITY, Set.of("severity", "priority", "criticality", "impact level", "schweregrad", "priorität", "prio", "kritikalität")),
            Map.entry(CsvField.ACTORS, Set.of("actor", "actors", "threat actor", "täter", "verursacher")),
            Map.entry(CsvField.ACTIONS, Set.of("action", "actions", "attack", "attack type", "type", "category", "vector", "art", "kategorie", "angriffsart")),
            Map.entry(CsvField.ASSETS, Set.of("asset", "assets", "system", "systems", "affected systems", "systeme", "betroffene systeme")),
            Map.entry(CsvField.COUNTRIES, Set.of("country", "countries", "land", "länder")),
            Map.entry(CsvField.INDUSTRY, Set.of("industry", "naics", "branche")),
            Map.entry(CsvField.PERSONS, Set.of("persons", "people", "individuals", "affected", "affected persons", "data subjects", "personen", "betroffene", "anzahl betroffene")),
            Map.entry(CsvField.RECORDS, Set.of("records", "records affected", "datensätze")),
            Map.entry(CsvField.DATA, Set.of("data", "data types", "data categories", "daten", "datenarten", "datenkategorien")),
            Map.entry(CsvField.COST, Set.of("cost", "costs", "loss", "damage", "kosten", "schaden")),
            Map.entry(CsvField.CURRENCY, Set.of("currency", "währung")),
            Map.entry(CsvField.ROOT_CAUSE, Set.of("root cause", "cause", "ursache")),
            Map.entry(CsvField.SOURCE, Set.of("source", "url", "link", "quelle")),
            Map.entry(CsvField.NOTES, Set.of("notes", "note", "comment", "comments", "description", "details", "beschreibung", "bemerkung", "kommentar", "notizen")));

    private final String charset;
    private final char delimiter;
    private final List<List<String>> rows = new ArrayList<>();

    private CsvSuggestion(byte[] begin, Path file) throws IOException {
        this.charset = charset(begin);
        String text = new String(begin, Charset.forName(charset));
        this.delimiter = delimiter(text.lines().findFirst().orElse(""));
        var mapping = new CsvMapping("csv", Charset.forName(charset), delimiter, '"', new CsvNumbers('.'), Set.of(), Set.of(), Set.of(), Map.of());
        new CsvRows(mapping, row -> rows.add(row.cells()), _ -> { }).read(file, 1L + ROWS);
    }

    /** JSON of a mapping. @throws Unreadable where the file has no header */
    static String of(Path file, ZoneId zone) throws IOException, Unreadable {
        byte[] begin;
        try (var in = Files.newInputStream(file)) {
            begin = in.readNBytes(LOOKED_AT);
        }
        var suggestion = new CsvSuggestion(begin, file);
        if (suggestion.rows.isEmpty()) {
            throw new Unreadable("there is nothing in this file: its first row names the columns");
        }
        return suggestion.json(zone);
    }

    private static String charset(byte[] begin) {
        int end = begin.length;
        for (int cut = 0; cut < 4 && cut <= end; cut++) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(begin, 0, end - cut));
                return "UTF-8";
            } catch (CharacterCodingException e) {
                // The look may have ended inside of a character.
            }
        }
        return "windows-1252";
    }

    private static char delimiter(String header) {
        int best = DELIMITERS.chars().boxed().max(Comparator.comparingLong(sign -> header.chars().filter(c -> c == sign).count())).orElse((int) ',');
        return header.indexOf(best) < 0 ? ',' : (char) best;
    }

    private String json(ZoneId zone) {
        var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode mapping = json.createObjectNode().put("origin", "csv").put("charset", charset).put("delimiter", String.valueOf(delimiter)).put("zone", zone.getId()).put("decimal", delimiter == ';' ? "," : ".");
        ObjectNode fields = mapping.putObject("fields");
        List<String> header = rows.getFirst().stream().map(String::strip).toList();
        for (CsvField field : CsvField.values()) {
            String column = column(field, header);
            if (column != null) {
                put(fields, field, column, header.indexOf(column));
            }
        }
        if (!fields.has(CsvField.SUMMARY.key())) {
            fields.put(CsvField.SUMMARY.key(), header.getFirst());
        }
        try {
            return json.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String column(CsvField field, List<String> header) {
        Set<String> names = NAMES.getOrDefault(field, Set.of());
        return header.stream().filter(column -> names.contains(plain(column)) || plain(column).equals(plain(field.key()))).findFirst().orElse(null);
    }

    private static String plain(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
    }

    private void put(ObjectNode fields, CsvField field, String column, int index) {
        List<String> cells = rows.stream().skip(1).filter(row -> row.size() > index).map(row -> row.get(index).strip()).filter(cell -> !cell.isEmpty()).toList();
        switch (field.kind()) {
            case DATE -> fields.putObject(field.key()).put("column", column).putArray("dates").add(dates(cells));
            case WORD -> {
                ObjectNode values = fields.putObject(field.key()).put("column", column).putObject("values");
                cells.stream().distinct().limit(20).forEach(cell -> values.put(cell, CsvWords.guess(field, cell)));
            }
            case TEXT, NUMBER, BOOLEAN, LIST -> fields.put(field.key(), column);
        }
    }

    /** The first of those that read the most cells. */
    private static String dates(List<String> cells) {
        String best = DATES.getFirst();
        long most = -1;
        for (String pattern : DATES) {
            long read = cells.stream().filter(cell -> reads(pattern, cell)).count();
            if (read > most) {
                most = read;
                best = pattern;
            }
        }
        return best;
    }

    private static boolean reads(String pattern, String cell) {
        try {
            return new CsvDates(List.of(pattern), Locale.ENGLISH, null).read(cell).from().isAfter(Instant.EPOCH);
        } catch (Unreadable e) {
            return false;
        }
    }
}
