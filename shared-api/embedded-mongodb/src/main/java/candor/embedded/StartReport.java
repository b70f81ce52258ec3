package candor.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What opening the store found.
 *
 * @param snapshot the snapshot it began from; empty on a store that never took one
 * @param damagedSnapshot a newer snapshot that could not be read and was set aside; nothing is lost, an older one and the journal were used
 * @param changesReplayed changes applied from the journal, on top of the snapshot
 * @param documents documents held now
 * @param tornBytes bytes of a last, never acknowledged write that a crash cut off; 0 after an orderly stop
 * @param tornFile where those bytes were set aside
 * @param duration how long opening took
 */
public record StartReport(Optional<Path> snapshot, Optional<Path> damagedSnapshot, long changesReplayed, long documents, long tornBytes,
                          Optional<Path> tornFile, Duration duration) {}
