package candor.query.disclosure;

import candor.ledger.mongodb.Covering;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.LedgerUnavailable;
import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.checkpoint.EarlierLogs;
import candor.platform.witness.WitnessPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Chooses the checkpoint of a trail: the first that covers it and that the witnesses of its policy vouch for. An export goes without them
 * rather than not at all.
 *
 * @param covering signs at once where this process may
 * @param earlier logs that this one was begun from: trails of theirs are out there too
 * @param stamped whether a time-stamp is wanted too
 * @param patience how long these are waited for, once there is a checkpoint
 */
record TrailCheckpoint(LedgerReader ledger, Covering covering, EarlierLogs earlier, boolean stamped, Duration patience) {
    /** Checkpoints further on than this say little about when the trail was exported. */
    private static final int LOOKED_AT = 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    /** @param policy whom the operator says it takes @throws LedgerUnavailable if the log signs none in time */
    SignedCheckpoint covering(long size, WitnessPolicy policy) {
        SignedCheckpoint first = covering.covering(size);
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<SignedCheckpoint> vouched = vouched(size, policy);
        while (vouched.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            vouched = vouched(size, policy);
        }
        return vouched.orElse(first);
    }

    /** Sizes of the checkpoints that an earlier trail may carry which ends at this size, without waiting. */
    Stream<Long> possible(long size, WitnessPolicy policy) {
        Stream<SignedCheckpoint> others = earlier.covering(size, LOOKED_AT)
                .flatMap(those -> Stream.concat(those.stream().limit(1), those.stream().filter(signed -> policy.isMetBy(signed.note())).limit(1)));
        return Stream.of(ledger.checkpointCovering(size).stream(), vouched(size, policy).stream(), others).flatMap(signed -> signed)
                .map(checkpoint -> checkpoint.checkpoint().size());
    }

    private Optional<SignedCheckpoint> vouched(long size, WitnessPolicy policy) {
        Optional<SignedCheckpoint> next = ledger.checkpointCovering(size);
        for (int looked = 1; looked < LOOKED_AT && next.isPresent() && !isVouched(next.get(), policy); looked++) {
            next = ledger.checkpointCovering(next.get().checkpoint().size() + 1);
        }
        return next.filter(found -> isVouched(found, policy));
    }

    private boolean isVouched(SignedCheckpoint checkpoint, WitnessPolicy policy) {
        return policy.isMetBy(checkpoint.note()) && (!stamped || ledger.timestamp(checkpoint.checkpoint().size()).isPresent());
    }
}
