package candor.ledger.mongodb.read;

import java.util.Set;

/** Metadata that a read event carries about its entry; only on reading, never stored. */
public final class Envelope {

    /** Leaf index, decimal. */
    public static final String POSITION = "position";
    /** The stream that numbers it. */
    public static final String STREAM = "stream";
    /** Number in the stream, decimal, from 1. */
    public static final String ORDINAL = "ordinal";
    /** When the ledger recorded it: ISO, UTC, six fraction digits. */
    public static final String RECORDED = "recorded";
    /** Account reference of who acted; absent if none did or it was erased. */
    public static final String ACTOR = "entryActor";
    /** How that account was shown. */
    public static final String ACTOR_NAME = "entryActorName";
    /** Command id. */
    public static final String CAUSE = "cause";

    /** All of them. */
    public static final Set<String> KEYS = Set.of(POSITION, STREAM, ORDINAL, RECORDED, ACTOR, ACTOR_NAME, CAUSE);

    private Envelope() {
    }
}
