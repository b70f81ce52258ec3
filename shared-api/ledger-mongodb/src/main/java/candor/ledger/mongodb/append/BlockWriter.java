package candor.ledger.mongodb.append;

import candor.ledger.mongodb.block.BlockDocument;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores one block and knows afterwards whether it is there. After any error the block is read back by its number and compared by
 * its root hash, which covers salts and event ids and so is no other block's. While nothing lies under the number, the identical
 * document is tried again: a first attempt that arrives late can then do no harm.
 */
final class BlockWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BlockWriter.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Blocks blocks;
    private final Duration patience;
    private boolean interrupted;

    /** @param patience how long an unclear outcome is inquired into */
    BlockWriter(Blocks blocks, Duration patience) {
        this.blocks = blocks;
        this.patience = patience;
    }

    /** What became of a block. */
    sealed interface Outcome {

        /** Whether the store is there and takes writes. */
        default boolean isAnswer() {
            return !(this instanceof Refused || this instanceof Unknown);
        }

        /** It is stored. */
        record Stored() implements Outcome {}

        /** Another block has its number. */
        record Lost() implements Outcome {}

        /** The store holds one of its commands already. */
        record Answered() implements Outcome {}

        /** The store refused it; it is not stored. */
        record Refused(MongoException reason) implements Outcome {}

        /** It may or may not be stored. */
        record Unknown(MongoException reason) implements Outcome {}
    }

    /** Not to be interrupted: a half-known outcome would help nobody. An interrupt is kept for afterwards. One thread at a time. */
    Outcome write(StoredBlock block) {
        interrupted = false;
        try {
            return writeUntilClear(block);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Outcome writeUntilClear(StoredBlock block) {
        RawBsonDocument document = BlockDocument.write(block);
        long end = Long.MAX_VALUE;
        Duration pause = SHORTEST_PAUSE;
        boolean unclear = false;
        while (true) {
            interrupted |= Thread.interrupted();
            MongoException failure = insert(document);
            if (failure == null) {
                return new Outcome.Stored();
            }
            interrupted |= Thread.interrupted();
            Outcome outcome = outcome(block, failure, unclear);
            if (outcome != null) {
                return outcome;
            }
            long now = System.nanoTime();
            // From the first failure on: how long that took to show says nothing about whether asking again helps.
            end = unclear ? end : now + patience.toNanos();
            unclear = true;
            if (now + pause.toNanos() - end > 0) {
                return new Outcome.Unknown(failure);
            }
            LOG.warn("block {}: outcome unclear ({}), asking again", block.number(), failure.getClass().getSimpleName());
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private @Nullable MongoException insert(RawBsonDocument document) {
        try {
            blocks.insert(document);
            return null;
        } catch (MongoException e) {
            return e;
        }
    }

    /** Null while it cannot be told. */
    private @Nullable Outcome outcome(StoredBlock block, MongoException failure, boolean unclearBefore) {
        try {
            Optional<StoredBlock> there = blocks.find(block.number());
            if (there.isPresent()) {
                return there.get().root().equals(block.root()) ? new Outcome.Stored() : new Outcome.Lost();
            }
            if (isDuplicateKey(failure)) {
                // Not the number: then a command. If that is not visible either, the other block is not yet on a majority.
                boolean answered = !blocks.answering(block.commands().stream().map(command -> command.id()).toList()).isEmpty();
                return answered ? new Outcome.Answered() : null;
            }
            return isRefusal(failure) && !unclearBefore ? new Outcome.Refused(failure) : null;
        } catch (MongoException e) {
            return null;
        }
    }

    private static boolean isDuplicateKey(MongoException failure) {
        return failure instanceof MongoWriteException write && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    /** A write error other than a duplicate key is the server's answer that it did not apply the write. */
    private static boolean isRefusal(MongoException failure) {
        return failure instanceof MongoWriteException;
    }
}
