package candor.command.incident.csv;

import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row, read by a mapping. A cell that cannot be read is a reason not to take the row: what it should have said is not guessed. */
final class CsvRow {
    private final CsvMapping mapping;
    private final Map<String, String> cells;

    /** @param cells of the row by their headers */
    CsvRow(CsvMapping mapping, Map<String, String> cells) {
        this.mapping = mapping;
        this.cells = cells;
    }

    /** What the field says; nothing where no column is mapped to it, or the cell says nothing. */
    Optional<String> text(CsvField field) {
        return texts(field).stream().findFirst();
    }

    /** What each of its columns says. */
    List<String> texts(CsvField field) {
        MappedColumn column = mapping.fields().get(field);
        if (column == null) {
            return List.of();
        }
        String constant = column.constant();
        return constant != null ? List.of(constant) : column.columns().stream().map(this::cell).filter(this::says).toList();
    }

    private String cell(String column) {
        return Objects.requireNonNullElse(cells.get(column), "").strip();
    }

    private boolean says(String cell) {
        return !cell.isEmpty() && !mapping.unknown().contains(CsvMappingReader.folded(cell));
    }

    /** What the field says, by the table of its column where it has one. */
    Optional<String> meant(CsvField field) throws Unreadable {
        Optional<String> cell = text(field);
        return cell.isEmpty() ? cell : Optional.of(translated(field, cell.get()));
    }

    @Nullable StatedTime date(CsvField field) throws Unreadable {
        Optional<String> cell = text(field);
        return cell.isEmpty() ? null : in(field, () -> column(field).dates().read(cell.get()));
    }

    @Nullable Long count(CsvField field) throws Unreadable {
        Optional<String> cell = text(field);
        return cell.isEmpty() ? null : in(field, () -> mapping.numbers().count(cell.get()));
    }

    @Nullable BigDecimal number(CsvField field) throws Unreadable {
        Optional<String> cell = text(field);
        return cell.isEmpty() ? null : in(field, () -> mapping.numbers().read(cell.get()));
    }

    boolean isTrue(CsvField field) throws Unreadable {
        String word = CsvMappingReader.folded(meant(field).orElse(""));
        if (word.isEmpty() || mapping.no().contains(word)) {
            return false;
        }
        if (mapping.yes().contains(word)) {
            return true;
        }
        throw Unreadable.cell(name(field), Unreadable.said(word) + " is neither yes nor no: name it under \"yes\" or \"no\"");
    }

    /** One of our words. @param words as a mapping may write them, and what they mean */
    <W> @Nullable W word(CsvField field, Map<String, W> words, @Nullable W yes, @Nullable W no) throws Unreadable {
        Optional<String> cell = text(field);
        if (cell.isEmpty()) {
            return null;
        }
        String said = translated(field, cell.get());
        String folded = said.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        W word = words.get(folded);
        word = word != null ? word : mapping.yes().contains(CsvMappingReader.folded(said)) ? yes : mapping.no().contains(CsvMappingReader.folded(said)) ? no : null;
        if (word == null) {
            throw Unreadable.cell(name(field), Unreadable.said(cell.get()) + " is none of " + String.join(", ", words.keySet()) + ": say under \"values\" what it means");
        }
        return word;
    }

    /** The items of a list, translated; the same one twice is one. */
    List<String> list(CsvField field) throws Unreadable {
        Optional<String> cell = text(field);
        if (cell.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        for (String item : cell.get().split(Pattern.quote(column(field).separator()), -1)) {
            if (says(item.strip()) && !items.contains(translated(field, item.strip()))) {
                items.add(translated(field, item.strip()));
            }
        }
        return List.copyOf(items);
    }

    /** By the table of the column, where it has one; then it has to be in it. */
    private String translated(CsvField field, String item) throws Unreadable {
        Map<String, String> values = column(field).values();
        String meant = values.isEmpty() || column(field).constant() != null ? item : values.get(CsvMappingReader.folded(item));
        if (meant == null) {
            throw Unreadable.cell(name(field), Unreadable.said(item) + " is not among the values of the mapping");
        }
        return meant;
    }

    private MappedColumn column(CsvField field) {
        return Objects.requireNonNull(mapping.fields().get(field));
    }

    /** As the file calls it. */
    String name(CsvField field) {
        MappedColumn column = mapping.fields().get(field);
        return column == null || column.columns().isEmpty() ? field.key() : column.columns().getFirst();
    }

    private interface Reading<T> {
        T read() throws Unreadable;
    }

    private <T> T in(CsvField field, Reading<T> reading) throws Unreadable {
        try {
            return reading.read();
        } catch (Unreadable e) {
            throw Unreadable.cell(name(field), e.reason());
        }
    }
}
