package candor.ledger.mongodb.block;

import candor.ledger.Hash;
import candor.ledger.mongodb.Head;
import candor.ledger.mongodb.Receipt;
import candor.ledger.mongodb.Receipt.ReceiptEvent;
import candor.ledger.tree.CompactRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One group commit.
 *
 * @param number from 1, without gaps
 * @param first leaf index of its first event
 * @param before root of the tree before it
 * @param after right edge of the tree after it
 * @param root of the tree after it
 * @param at when its entries were recorded
 * @param commands those it answers; at least one
 * @param events at least one
 */
public record StoredBlock(long number, long first, Hash before, CompactRange after, Hash root, Instant at,
                          List<StoredCommand> commands, List<StoredEvent> events) {

    /** Number of entries of the log after it. */
    public long size() {
        return first + events.size();
    }

    /** The log's end after it. */
    public Head head() {
        return new Head(number, after, root, at);
    }

    /** What one of its commands stored. @param leaves of all its entries */
    public Receipt receipt(StoredCommand command, List<Hash> leaves) {
        int offset = Math.toIntExact(command.first() - first);
        List<ReceiptEvent> stored = new ArrayList<>(command.count());
        for (int i = offset; i < offset + command.count(); i++) {
            StoredEvent event = events.get(i);
            stored.add(new ReceiptEvent(event.position(), event.stream(), event.ordinal(), event.type(), leaves.get(i)));
        }
        return new Receipt(command.id(), command.bodyHash(), command.first(), List.copyOf(stored));
    }

    /** Its commands, that which made the entry at this leaf index without the hash of its body. */
    List<StoredCommand> withoutBodyHash(long position) {
        return commands.stream().map(command -> position < command.first() || position >= command.first() + command.count()
                ? command
                : new StoredCommand(command.id(), "", command.first(), command.count())).toList();
    }

    /** Leaf hashes of its entries, computed from their bytes. */
    public List<Hash> leafHashes() {
        List<Hash> leaves = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            leaves.add(event.leafHash());
        }
        return leaves;
    }
}
