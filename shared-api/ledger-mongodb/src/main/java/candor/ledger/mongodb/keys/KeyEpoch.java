package candor.ledger.mongodb.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which everything was wrapped under one key.
 *
 * @param number from 1
 * @param opened when it began
 * @param destroyed when its key was destroyed, which makes backups of that time useless for what was erased since; absent while there is one
 */
public record KeyEpoch(int number, Instant opened, @Nullable Instant destroyed) {}
