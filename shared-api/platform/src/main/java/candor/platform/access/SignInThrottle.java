package candor.platform.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses passwords: after five wrong ones, a name can be tried from the same address only every so often, twice
 * as seldom with each further one. The right person elsewhere is not locked out.
 */
final class SignInThrottle {
    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_DOUBLING = 8;
    /** Bounds the memory that a stream of invented names can take. */
    private static final int MOST_NAMES = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Failures(int count, Instant notBefore) {}

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayTry(String name, String address) {
        Failures before = failures.get(key(name, address));
        return before == null || !clock.instant().isBefore(before.notBefore());
    }

    synchronized void failed(String name, String address) {
        Failures before = failures.getOrDefault(key(name, address), new Failures(0, Instant.EPOCH));
        int count = before.count() + 1;
        int beyond = count - FREE_FAILURES;
        Instant notBefore = beyond < 0 ? Instant.EPOCH : clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, LONGEST_DOUBLING)));
        failures.put(key(name, address), new Failures(count, notBefore));
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(key(name, address));
    }

    private static String key(String name, String address) {
        return address + " " + name;
    }
}
