package candor.command.incident.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one field is read.
 *
 * @param columns their headers; several are allowed for notes and sources, and none where there is a constant
 * @param constant what every row says, where no column does
 * @param values what a cell means, by what it says in small letters; empty = as it says
 * @param separator between the items of a list
 * @param dates how its dates are written
 */
record MappedColumn(List<String> columns, @Nullable String constant, Map<String, String> values, String separator, CsvDates dates) {}
