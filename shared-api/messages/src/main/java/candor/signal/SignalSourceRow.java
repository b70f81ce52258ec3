package candor.signal;

import candor.sealing.FreeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A system that sends alerts.
 *
 * @param registered when (UTC)
 * @param generation of its newest secret, from 1
 * @param rotated when that was made (UTC); absent for the first
 * @param revoked since when nothing is taken from it (UTC); absent while it may send
 * @param lastAlert when it last raised a signal (UTC); absent before
 */
public record SignalSourceRow(
        String signalSource,
        FreeText name,
        SignalChannel channel,
        AlertForm form,
        Instant registered,
        long generation,
        @Nullable Instant rotated,
        @Nullable Instant revoked,
        @Nullable Instant lastAlert) {}
