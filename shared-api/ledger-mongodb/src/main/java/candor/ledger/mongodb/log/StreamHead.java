package candor.ledger.mongodb.log;

/**
 * The last event of a stream.
 *
 * @param ordinal its number in the stream; 0 when the stream has none
 * @param position its leaf index; −1 when the stream has none
 */
public record StreamHead(long ordinal, long position) {

    /** A stream that does not exist yet. */
    public static final StreamHead NONE = new StreamHead(0, -1);
}
