package candor.query.fold;

import java.nio.charset.StandardCharsets;

/** A row that no document of the store could hold. */
final class RowTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES_PER_CHARACTER = 3;

    private RowTooLarge(int limit) {
        super("a row would have more than " + limit + " bytes");
    }

    /** @throws RowTooLarge where it has more bytes than that in UTF-8 */
    static void require(String state, int limit) {
        boolean mayBe = state.length() > limit / MOST_BYTES_PER_CHARACTER;
        if (mayBe && state.getBytes(StandardCharsets.UTF_8).length > limit) {
            throw new RowTooLarge(limit);
        }
    }
}
