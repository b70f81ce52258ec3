package candor.command.importing;

import org.jspecify.annotations.Nullable;

/**
 * One record as it stands in its source, not yet understood.
 *
 * @param file name of the file it came from
 * @param line from 1; 1 where a file is one record
 * @param name of the file without its extension, where a file is one record
 * @param bytes the record, as it stands there
 */
public record SourceRecord(String file, long line, @Nullable String name, byte[] bytes) {
    /** A record is kept whole in one sealed component, which holds at most 256 KiB once encoded. */
    public static final int LARGEST = 180_000;
}
