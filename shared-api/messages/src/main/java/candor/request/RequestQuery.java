package candor.request;

import candor.DomainQuery;
import candor.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about requests. */
public sealed interface RequestQuery<R> extends DomainQuery<R> {

    /**
     * Erasures that were asked for, newest first.
     * @param after cursor of the page before; absent = from the start
     * @param size 1 to 200
     */
    record FindErasures(@Nullable String after, int size) implements RequestQuery<Page<ErasureRow>> {}

    /** One of them. */
    record FindErasure(String request) implements RequestQuery<Optional<ErasureRow>> {}
}
