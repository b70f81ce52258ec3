package candor.platform.access;

import candor.platform.command.BodyHash;
import candor.platform.store.OwnerOnly;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Whether a password belongs to a hash, for programs that send both with every request: the slow hash is computed about once a minute, by
 * one of the requests that need its outcome, and the others need not wait while the last outcome still counts. What is remembered, and what
 * requests share, is a keyed hash of password and stored hash together: another password, or a changed one, shares nothing.
 */
final class VerifiedPasswords {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    /** From then on the next request verifies anew, while the others still go by the outcome before. */
    private static final Duration FRESH = Duration.ofSeconds(45);
    /** Far longer than a hash takes; who has waited so long computes it for themselves. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_REMEMBERED = 1_000;

    private final PasswordEncoder encoder;
    private final InstantSource clock;
    private final String secret = OwnerOnly.randomToken();
    private final Map<String, Instant> verified = new ConcurrentHashMap<>();
    private final Map<String, FutureTask<Boolean>> underWay = new ConcurrentHashMap<>();

    VerifiedPasswords(PasswordEncoder encoder, InstantSource clock) {
        this.encoder = encoder;
        this.clock = clock;
    }

    boolean matches(String password, String hash) {
        String mark = BodyHash.of(secret + hash + password);
        if (isYoungerThan(FRESH, mark)) {
            return true;
        }
        FutureTask<Boolean> own = new FutureTask<>(() -> isYoungerThan(FRESH, mark) || verify(password, hash, mark));
        FutureTask<Boolean> others = underWay.putIfAbsent(mark, own);
        if (others != null) {
            return isYoungerThan(REMEMBERED, mark) || outcome(others, password, hash);
        }
        try {
            own.run();
            return outcome(own, password, hash);
        } finally {
            underWay.remove(mark, own);
        }
    }

    private boolean isYoungerThan(Duration age, String mark) {
        Instant at = verified.get(mark);
        return at != null && clock.instant().isBefore(at.plus(age));
    }

    private boolean verify(String password, String hash, String mark) {
        Instant begun = clock.instant();
        boolean right = encoder.matches(password, hash);
        if (right) {
            if (verified.size() >= MOST_REMEMBERED) {
                verified.clear();
            }
            verified.put(mark, begun);
        }
        return right;
    }

    private boolean outcome(FutureTask<Boolean> verification, String password, String hash) {
        try {
            return verification.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return encoder.matches(password, hash);
        } catch (ExecutionException | TimeoutException failed) {
            return encoder.matches(password, hash);
        }
    }
}
