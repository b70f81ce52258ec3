package candor.ledger.mongodb.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candor.ledger.mongodb.store.EmbeddedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Axon asks of a token store, with two processes on one database. */
@SuppressWarnings({"NullAway.Init", "NullAway"}) // set up before each test; Axon takes null for "no context"
class MongoTokenStoreTest {

    private static final String PROCESSOR = "timeline";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    private EmbeddedStore store;
    private MongoTokenStore one;
    private MongoTokenStore other;

    @BeforeEach
    void open() {
        store = new EmbeddedStore(folder.resolve("data"));
        one = node("one");
        other = node("other");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void segmentsKeepTheirNumberAndMask() throws Exception {
        List<Segment> made = one.initializeTokenSegments(PROCESSOR, 3, token(0), null).get();

        assertThat(other.fetchSegments(PROCESSOR, null).get()).containsExactlyElementsOf(made).hasSize(3);
        assertThat(other.fetchSegment(PROCESSOR, 1, null).get()).isEqualTo(made.get(1));
        assertThat(other.fetchSegment(PROCESSOR, 7, null).get()).isNull();
        assertThat(other.fetchSegments("unknown", null).get()).isEmpty();
    }

    @Test
    void aProcessorIsInitialisedOnce() throws Exception {
        one.initializeTokenSegments(PROCESSOR, 2, token(0), null).get();

        assertFails(UnableToClaimTokenException.class, () -> other.initializeTokenSegments(PROCESSOR, 2, token(0), null).get());
        assertFails(UnableToInitializeTokenException.class, () -> other.initializeSegment(token(0), PROCESSOR, new Segment(1, 1), null).get());
    }

    @Test
    void aStoredTokenIsFetchedByTheNextOwner() throws Exception {
        claimed(0);
        one.storeToken(token(42), PROCESSOR, 0, null).get();
        one.releaseClaim(PROCESSOR, 0, null).get();

        assertThat(other.fetchToken(PROCESSOR, 0, null).get()).isEqualTo(token(42));
    }

    @Test
    void aClaimedSegmentIsNobodyElses() throws Exception {
        claimed(0);

        assertFails(UnableToClaimTokenException.class, () -> other.fetchToken(PROCESSOR, 0, null).get());
        assertFails(UnableToClaimTokenException.class, () -> other.storeToken(token(1), PROCESSOR, 0, null).get());
        assertFails(UnableToClaimTokenException.class, () -> other.extendClaim(PROCESSOR, 0, null).get());
        assertFails(UnableToClaimTokenException.class, () -> other.deleteToken(PROCESSOR, 0, null).get());
        other.releaseClaim(PROCESSOR, 0, null).get();
        assertThat(one.extendClaim(PROCESSOR, 0, null)).isCompleted();
        assertThat(other.fetchAvailableSegments(PROCESSOR, null).get()).isEmpty();
        assertThat(one.fetchAvailableSegments(PROCESSOR, null).get()).hasSize(1);
    }

    @Test
    void anExpiredClaimIsTakenOverAndTheLateStoreRefused() throws Exception {
        claimed(0);
        now.set(now.get().plus(TIMEOUT).plusMillis(1));

        assertThat(other.fetchAvailableSegments(PROCESSOR, null).get()).hasSize(1);
        assertThat(other.fetchToken(PROCESSOR, 0, null).get()).isEqualTo(token(0));
        assertFails(UnableToClaimTokenException.class, () -> one.storeToken(token(9), PROCESSOR, 0, null).get());
        assertThat(other.fetchToken(PROCESSOR, 0, null).get()).isEqualTo(token(0));
    }

    @Test
    void aRenewedClaimHolds() throws Exception {
        claimed(0);
        now.set(now.get().plus(TIMEOUT.dividedBy(2)));
        one.extendClaim(PROCESSOR, 0, null).get();
        now.set(now.get().plus(TIMEOUT.dividedBy(2)).plusMillis(1));

        assertFails(UnableToClaimTokenException.class, () -> other.fetchToken(PROCESSOR, 0, null).get());
    }

    @Test
    void ofManyThatClaimAtOnceOneGetsIt() throws Exception {
        one.initializeTokenSegments(PROCESSOR, 1, token(0), null).get();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> claims = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> claims(node("node-" + i)))).toList();
            int winners = 0;
            for (Future<Boolean> claim : claims) {
                winners += claim.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void anOwnerDeletesAndAMissingTokenCannotBeFetched() throws Exception {
        claimed(0);
        one.deleteToken(PROCESSOR, 0, null).get();

        assertThat(one.fetchSegments(PROCESSOR, null).get()).isEmpty();
        assertFails(UnableToClaimTokenException.class, () -> one.fetchToken(PROCESSOR, 0, null).get());
    }

    @Test
    void everyKindOfTokenComesBack() throws Exception {
        claimed(0);
        TrackingToken merged = new MergedTrackingToken(token(3), new MergedTrackingToken(token(5), token(4)));
        TrackingToken replay = ReplayToken.createReplayToken(token(9), token(2));
        for (TrackingToken each : new TrackingToken[] {token(7), merged, replay, null}) {
            one.storeToken(each, PROCESSOR, 0, null).get();
            assertThat(one.fetchToken(PROCESSOR, 0, null).get()).isEqualTo(each);
        }
    }

    @Test
    void bothProcessesSeeTheSameStorage() throws Exception {
        assertThat(one.retrieveStorageIdentifier(null).get()).isEqualTo(other.retrieveStorageIdentifier(null).get()).isNotBlank();
    }

    @Test
    void aForgottenProcessorStartsAnew() throws Exception {
        claimed(0);
        one.forget(PROCESSOR);

        assertThat(one.initializeTokenSegments(PROCESSOR, 4, token(0), null).get()).hasSize(4);
    }

    private void claimed(int segment) throws Exception {
        one.initializeTokenSegments(PROCESSOR, 1, token(0), null).get();
        assertThat(one.fetchToken(PROCESSOR, segment, null).get()).isEqualTo(token(0));
    }

    private boolean claims(MongoTokenStore node) throws InterruptedException {
        try {
            node.fetchToken(PROCESSOR, 0, null).get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(UnableToClaimTokenException.class);
            return false;
        }
    }

    private MongoTokenStore node(String name) {
        return new MongoTokenStore(store.database("candor"), name, TIMEOUT, now::get);
    }

    private static @Nullable TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static void assertFails(Class<? extends Throwable> reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).hasCauseInstanceOf(reason);
    }
}
