package candor.signal;

import candor.sealing.FreeText;
import candor.testimony.Testimony;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signal and what has happened to it, in the order in which it was recorded.
 *
 * @param steps its entries; where a system repeats one finding without end the first and the last ones, and every judgement
 * @param leftOut how many repetitions are not among them; {@link SignalQuery.FindSignalHistory} reads those too
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
