package candor;

/**
 * A question to the read side.
 *
 * @param <R> the answer
 */
public interface DomainQuery<R> {}
