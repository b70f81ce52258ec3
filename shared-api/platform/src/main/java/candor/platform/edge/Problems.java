package candor.platform.edge;

import candor.RuleViolation;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.DamagedTile;
import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.OversizedEvent;
import candor.ledger.mongodb.StaleView;
import com.mongodb.MongoException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception is. What nobody foresaw is a 500 that says nothing of its inside. */
public final class Problems {
    private static final Problem UNAUTHENTICATED = Problem.of(401, "access.unauthenticated", "sign in first");

    private static final Problem MALFORMED = Problem.of(400, "request.malformed", "a part of the request is missing or has the wrong form");

    private Problems() {}

    public static Problem of(Throwable thrown) {
        return switch (thrown) {
            case RuleViolation refused -> Problem.of(refusal(refused.code()), refused.code(), refused.sentence());
            case Malformation wrong -> Problem.of(status(wrong.code()), wrong.code(), String.valueOf(wrong.getMessage()));
            case StaleView stale -> Problem.of(412, "request.stale-view", "somebody else has changed this meanwhile: look at the newer entries and decide again").withNewer(stale.newer());
            case IdempotencyConflict _ -> Problem.of(422, "request.idempotency-key-reused", "this idempotency key was used for another request: choose a new key");
            case OversizedEvent large -> Problem.of(413, OversizedEvent.CODE, String.valueOf(large.getMessage()));
            case LedgerUnavailable absent -> Problem.of(503, absent.code(), String.valueOf(absent.getMessage()));
            case CorruptLedger _ -> Problem.of(503, "ledger.corrupt", "the ledger does not match its own record and takes nothing any more: run \"candor fsck\" and call whoever operates this");
            case DamagedTile damaged -> Problem.of(503, "ledger.damaged-tile", String.valueOf(damaged.getMessage()));
            case MongoException _ -> Problem.of(503, LedgerUnavailable.STORE_FAILED, "the store does not answer: try again in a moment");
            case HttpMessageNotReadableException unreadable -> unreadable.getCause() instanceof Malformation wrong ? of(wrong) : MALFORMED;
            case MethodArgumentTypeMismatchException _ -> MALFORMED;
            case AuthenticationException _ -> UNAUTHENTICATED;
            case AccessDeniedException _ -> Problem.of(403, "access.forbidden", "you may not do this, or the page was open too long: reload it and try again");
            case ErrorResponse known -> ofSpring(known.getStatusCode());
            default -> Problem.of(500, "server.unexpected", "this went wrong inside the server: repeat it with the same idempotency key, and if it fails again look into the log");
        };
    }

    /** Of an act: the context that people's requests are in says "request" too, and what it refuses was well said. */
    private static int refusal(String code) {
        int status = status(code);
        return status == MALFORMED.status() ? 409 : status;
    }

    /** The status that a code means. */
    static int status(String code) {
        if (code.endsWith(".not-found")) {
            return 404;
        }
        if (code.endsWith(".forbidden")) {
            return 403;
        }
        return switch (code) {
            case "request.too-large" -> 413;
            case "request.unsupported-media-type" -> 415;
            case "evidence.too-large", "intelligence.too-large" -> 413;
            case "evidence.empty", "evidence.digest-mismatch" -> 422;
            case "access.throttled" -> 429;
            case "webhook.unsigned", "webhook.wrong-signature", "webhook.wrong-time" -> 401;
            case "webhook.malformed", "webhook.id-reused" -> 422;
            case "evidence.not-stored" -> 507;
            default -> code.startsWith("request.") ? 400 : 409;
        };
    }

    private static Problem ofSpring(HttpStatusCode status) {
        int value = status.value();
        return switch (value) {
            case 404 -> Problem.of(404, "request.not-found", "there is nothing at this address");
            case 405 -> Problem.of(405, "request.method-not-allowed", "this address does not take this method");
            case 406 -> Problem.of(406, "request.not-acceptable", "the answer is not available in the form you accept");
            case 413 -> Problem.of(413, "request.too-large", "the request is too large");
            case 400 -> MALFORMED;
            case 415 -> Problem.of(415, "request.unsupported-media-type", "send application/json");
            case 503 -> Problem.of(503, "server.unavailable", "the server cannot answer now: try again in a moment");
            default -> status.is4xxClientError()
                    ? Problem.of(value, MALFORMED.code(), MALFORMED.detail())
                    : Problem.of(value, "server.unexpected", "this went wrong inside the server");
        };
    }

    /** By status alone, where no exception is known. */
    static Problem ofStatus(int status) {
        return status == UNAUTHENTICATED.status() ? UNAUTHENTICATED : ofSpring(HttpStatusCode.valueOf(status));
    }
}
