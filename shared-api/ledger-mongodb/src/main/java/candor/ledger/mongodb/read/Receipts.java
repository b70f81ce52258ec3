package candor.ledger.mongodb.read;

import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.block.Blocks;
import candor.ledger.mongodb.block.StoredBlock;
import candor.ledger.mongodb.log.Log;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What commands stored: from memory where it is recent, else from the store. */
public record Receipts(Log log, Blocks blocks) {

    /** The receipt of a command; empty if it stored nothing. */
    public Optional<Receipt> find(UUID command) {
        return log.receipt(command).or(() -> stored(command));
    }

    /** As {@link #find}, asking only the store. */
    public Optional<Receipt> stored(UUID command) {
        return blocks.answering(List.of(command)).stream().findFirst().flatMap(block -> receipt(block, command));
    }

    private static Optional<Receipt> receipt(StoredBlock block, UUID command) {
        return block.commands().stream().filter(each -> each.id().equals(command)).findFirst().map(each -> block.receipt(each, block.leafHashes()));
    }
}
