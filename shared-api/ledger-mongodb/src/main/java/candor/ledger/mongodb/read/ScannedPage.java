package candor.ledger.mongodb.read;

import candor.ledger.mongodb.block.StoredEvent;
import java.util.stream.Stream;

/**
 * A step of a scan.
 *
 * @param events those that match, in order; none where blocks were looked at in vain
 * @param isLong whether many more are likely to follow
 */
public record ScannedPage(Stream<StoredEvent> events, boolean isLong) {

    /** Fewer events than this are the end of the log, or so large that several pages of them should not be held. */
    static final int LONG = 200;
}
