package candor.ledger.mongodb.fsck;

import java.util.OptionalLong;

/**
 * One thing that does not fit.
 *
 * @param block number of the block; 0 where it is about no block
 * @param position leaf index of the entry, where it is about one
 * @param field name of the stored field or component
 * @param sentence what is wrong; never data of an entry
 */
public record Finding(long block, OptionalLong position, String field, String sentence) {

    /** The finding in one line. */
    public String text() {
        return (block == 0 ? "" : "block " + block + ", ") + (position.isEmpty() ? "" : "position " + position.getAsLong() + ", ") + field + ": " + sentence;
    }
}
