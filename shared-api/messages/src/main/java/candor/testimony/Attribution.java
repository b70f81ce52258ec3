package candor.testimony;

import candor.sealing.Personal;
import org.jspecify.annotations.Nullable;

/**
 * What a command says about when a thing happened and who said so, where that is not simply "now, by the one who records it".
 * In events its parts stand as the components {@code occurred}, {@code known}, {@code decidedBy} or {@code reportedBy}, and {@code means}.
 *
 * @param occurred when it happened
 * @param known when the organisation or its source wrote it down, as stated; shown as stated, never as proof
 * @param by who decided or reported it, where that is another person than the one who records it
 * @param means how it reached the one who records it
 */
public record Attribution(@Nullable Occurred occurred, @Nullable StatedTime known, @Nullable Personal by, @Nullable Means means) {
    /** Nothing stated: it happens now and the one who records it says so. */
    public static final Attribution NONE = new Attribution(null, null, null, null);
}
