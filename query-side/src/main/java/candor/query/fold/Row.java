package candor.query.fold;

/**
 * One stored row.
 *
 * @param position of the last entry that is folded into it
 */
public record Row<S>(String key, long position, S state) {}
