package candor.ledger.mongodb.vault;

/**
 * Where the log commits to a digest.
 *
 * @param digest base64url
 * @param component name in the entry's payload; {@link #ACTOR} for who acted
 * @param stream that numbers the entry
 * @param ordinal in the stream, from 1
 * @param position leaf index, from 0
 * @param type stored name of the event
 */
public record Committed(String digest, String component, String stream, long ordinal, long position, String type) {

    /** What the actor of an entry is called here and in trails. */
    public static final String ACTOR = "_actor";
}
