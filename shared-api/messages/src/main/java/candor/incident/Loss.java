package candor.incident;

import org.jspecify.annotations.Nullable;

/**
 * One kind of loss.
 *
 * @param variety such as {@code Response and recovery}
 * @param rating such as {@code Major}; absent where only an amount is known
 */
public record Loss(String variety, @Nullable String rating, @Nullable Amount amount) {}
