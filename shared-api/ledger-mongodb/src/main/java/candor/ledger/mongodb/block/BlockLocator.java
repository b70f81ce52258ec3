package candor.ledger.mongodb.block;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.block.Blocks.Span;

/** Finds the block of a position by halving the range of block numbers: a few look-ups by {@code _id}, fast on every store. */
public final class BlockLocator {

    private final Blocks blocks;

    public BlockLocator(Blocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Number of the block that holds this leaf index.
     *
     * @param last number of the last block; it must exist and end behind the position
     */
    public long holding(long position, long last) {
        long low = 1;
        long high = last;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (span(middle).to() > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Number of the last block of the store; 0 if it is empty. */
    public long last() {
        long there = 0;
        long step = 1;
        while (blocks.span(there + step) != null) {
            there += step;
            step *= 2;
        }
        while (step > 1) {
            step /= 2;
            if (blocks.span(there + step) != null) {
                there += step;
            }
        }
        return there;
    }

    private Span span(long number) {
        Span span = blocks.span(number);
        if (span == null) {
            throw new CorruptLedger("block " + number + " is missing");
        }
        return span;
    }
}
