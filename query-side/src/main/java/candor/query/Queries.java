package candor.query;

import candor.DomainQuery;

/** Answers questions of {@code messages} from the read models; safe for use by many threads. */
public interface Queries {

    /** @throws IllegalArgumentException when the query itself makes no sense, such as an unreadable cursor */
    <R> R ask(DomainQuery<R> query);
}
