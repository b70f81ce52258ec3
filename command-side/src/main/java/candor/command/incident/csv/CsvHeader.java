package candor.command.incident.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first row, which names the columns. */
final class CsvHeader {
    private final String text;
    private final List<String> names;

    CsvHeader(CsvRows.Row row) {
        this.text = row.text();
        this.names = row.cells().stream().map(String::strip).toList();
    }

    /** As it stands in the file. */
    String text() {
        return text;
    }

    /** Why the mapping does not fit this file; empty where it does. */
    Optional<String> missing(CsvMapping mapping) {
        return mapping.fields().values().stream().flatMap(column -> column.columns().stream()).distinct().sorted()
                .filter(column -> names.stream().filter(column::equals).count() != 1)
                .findFirst()
                .map(column -> names.contains(column)
                        ? "two columns of this file are named \"" + column + "\", which the mapping uses: rename one"
                        : "the mapping uses a column \"" + column + "\", and this file has none of that name; it has " + names.size() + ": is the delimiter right?");
    }

    /** The cells of a row by their columns. @throws Unreadable where they are not as many as the columns */
    Map<String, String> named(CsvRows.Row row) throws Unreadable {
        List<String> cells = row.cells();
        boolean tooMany = cells.size() > names.size() && cells.subList(names.size(), cells.size()).stream().anyMatch(cell -> !cell.isBlank());
        if (tooMany || cells.size() < names.size()) {
            throw new Unreadable("this row has " + cells.size() + " cells and the header " + names.size() + ": a delimiter or a quote is missing, or one too many");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.putIfAbsent(names.get(i), cells.get(i));
        }
        return named;
    }
}
