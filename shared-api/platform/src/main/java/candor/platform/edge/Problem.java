package candor.platform.edge;

import candor.ledger.mongodb.StaleView;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
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
    public static Problem of(int status, String code, String detail) {
        return new Problem("about:blank", title(status), status, code, detail, null);
    }

    /** The same with the newer events. */
    public Problem withNewer(List<StaleView.Newer> events) {
        return new Problem(type, title, status, code, detail, List.copyOf(events));
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
