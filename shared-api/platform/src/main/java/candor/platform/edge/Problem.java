package candor.platform.edge;

import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.StaleView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param type always {@code about:blank}: {@code code} says which problem it is
 * @param title of the status
 * @param status of the response
 * @param code stable, {@code context.reason}
 * @param detail one sentence a person can act on; never personal data, never internals
 * @param newer what happened since the caller looked, where that is the problem
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String code, String detail, @Nullable List<StaleView.Newer> newer) {
    private static final int UNAVAILABLE = 503;
    /** A full queue empties in about this time, and a waiting ledger looks for its store once a second. */
    private static final int RETRY_SECONDS = 1;
    private static final Set<String> STAYS = Set.of("ledger.corrupt", LedgerUnavailable.CLOSED);

    public static Problem of(int status, String code, String detail) {
        return new Problem("about:blank", title(status), status, code, detail, null);
    }

    /** The same with the newer events. */
    public Problem withNewer(List<StaleView.Newer> events) {
        return new Problem(type, title, status, code, detail, List.copyOf(events));
    }

    /** Seconds after which the same request may succeed, for the header {@code Retry-After}; empty where waiting alone changes nothing. */
    public OptionalInt retryAfter() {
        return status == UNAVAILABLE && !STAYS.contains(code) ? OptionalInt.of(RETRY_SECONDS) : OptionalInt.empty();
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
