package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal and what has happened to it, in the order in which it was recorded.
 *
 * @param steps its entries; where they are too many for a row the first and the last ones, and of those between judgements rather than repetitions
 * @param leftOut how many entries are not among them; {@link SignalQuery.FindSignalHistory} reads those too
 */
public record SignalView(SignalRow row, @Nullable FreeText originReference, List<Step> steps, long leftOut) {

    /**
     * One entry.
     * @param type stored name, e.g. {@code signal.SignalDismissed}
     * @param headline one plain sentence without sealed text
     * @param text what was said, or the reason
     */
    public record Step(long position, String type, String headline, @Nullable FreeText text, Testimony testimony) {}
}
