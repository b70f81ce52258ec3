package candor.ledger.mongodb.append;

import candor.ledger.mongodb.IdempotencyConflict;
import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.block.BlockLocator;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.block.StoredEvent;
import candor.ledger.mongodb.log.Log;
import candor.ledger.mongodb.read.Receipts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a command may be stored behind the log as it is known. */
final class Judge {

    private final Log log;
    private final Blocks blocks;

    Judge(Log log, Blocks blocks) {
        this.log = log;
        this.blocks = blocks;
    }

    /** Whether an event behind the condition's position matches. */
    boolean fails(@Nullable Condition condition) {
        if (condition == null) {
            return false;
        }
        return switch (log.find(condition.criteria(), condition.from())) {
            case NONE -> false;
            case SOME -> true;
            case TOO_OLD -> anyStored(condition.criteria(), condition.from());
        };
    }

    /** What a recent command stored. @throws IdempotencyConflict if it had another body */
    Optional<Receipt> recentAnswer(CommandFacts facts) {
        return facts.named() ? log.receipt(facts.commandId()).map(receipt -> sameBody(receipt, facts)) : Optional.empty();
    }

    /** What a command stored, whenever that was. @throws IdempotencyConflict if it had another body */
    Optional<Receipt> answer(CommandFacts facts) {
        if (!facts.named()) {
            return Optional.empty();
        }
        return recentAnswer(facts).or(() -> new Receipts(log, blocks).stored(facts.commandId()).map(receipt -> sameBody(receipt, facts)));
    }

    /** Whether the log has what a command stored. */
    boolean isStored(UUID command) {
        return log.receipt(command).isPresent() || new Receipts(log, blocks).stored(command).isPresent();
    }

    static Receipt sameBody(Receipt receipt, CommandFacts facts) {
        if (!receipt.answers(facts.bodyHash())) {
            throw new IdempotencyConflict(facts.commandId());
        }
        return receipt;
    }

    private boolean anyStored(Criteria criteria, long from) {
        long upTo = log.head().block();
        long behind = from == 0 ? 0 : new BlockLocator(blocks).holding(from, upTo) - 1;
        while (true) {
            List<StoredBlock> page = blocks.matching(criteria, behind, upTo, Blocks.PAGE);
            if (page.stream().flatMap(block -> block.events().stream()).anyMatch(event -> matches(event, criteria, from))) {
                return true;
            }
            if (page.size() < Blocks.PAGE) {
                return false;
            }
            behind = page.getLast().number();
        }
    }

    private static boolean matches(StoredEvent event, Criteria criteria, long from) {
        return event.position() >= from && criteria.matches(event.type(), event.tags());
    }
}
