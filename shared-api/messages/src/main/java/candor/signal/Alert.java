package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Occurred;
import candor.testimony.StatedTime;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says, whatever form it came in.
 *
 * @param form it came in
 * @param uid the source's own identifier of the finding; an update carries the same
 * @param title in one line
 * @param severity in the source's words
 * @param status in the source's words
 * @param description in the source's words
 * @param occurred when it happened, as stated
 * @param known when the source wrote it down, as stated
 * @param body as it arrived, whole
 * @param bodyDigest hex SHA-256 of the body's bytes
 */
public record Alert(
        AlertForm form,
        FreeText uid,
        FreeText title,
        @Nullable FreeText severity,
        @Nullable FreeText status,
        @Nullable FreeText description,
        @Nullable Occurred occurred,
        @Nullable StatedTime known,
        FreeText body,
        FreeText bodyDigest) {}
