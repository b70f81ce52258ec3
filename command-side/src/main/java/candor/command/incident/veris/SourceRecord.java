package candor.command.incident.veris;

import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in its source, not yet understood.
 *
 * @param file name of the file it came from
 * @param line from 1; 1 where a file is one record
 * @param name of the file without its extension, where a file is one record
 * @param bytes the record, as it stands there
 */
public record SourceRecord(String file, long line, @Nullable String name, byte[] bytes) {}
