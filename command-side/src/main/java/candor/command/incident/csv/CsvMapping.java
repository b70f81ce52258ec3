package candor.command.incident.csv;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * What the columns of a file mean.
 *
 * @param origin name of the other system; with the key it makes a record arrive once
 * @param charset of the file; a byte order mark wins
 * @param yes words for yes, in small letters
 * @param no words for no, in small letters
 * @param unknown what a cell says that says nothing, in small letters; an empty cell says nothing either
 */
record CsvMapping(
        String origin,
        Charset charset,
        char delimiter,
        char quote,
        CsvNumbers numbers,
        Set<String> yes,
        Set<String> no,
        Set<String> unknown,
        Map<CsvField, MappedColumn> fields) {}
