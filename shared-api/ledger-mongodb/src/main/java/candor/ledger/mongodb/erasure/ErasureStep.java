package candor.ledger.mongodb.erasure;

/** How far an erasure has come; each names what is done. Every step can be done again. */
public enum ErasureStep {
    /** Asked for; nothing is decided. */
    REQUESTED,
    /** The log says that it has begun: no process opens or seals for it any more. */
    STARTED,
    /** It stands in the keep folder's list. */
    LISTED,
    /** What is lost with it is known, entry by entry: nothing can be added, since the log refuses what is sealed for it by now. */
    GATHERED,
    /** The key is destroyed. */
    KEY_DESTROYED,
    /** The sealed rows are deleted. */
    ROWS_DELETED,
    /** Hashes of request bodies that held it are cleared, and so are other things kept beside the ledger. */
    TRACES_CLEARED,
    /** Every process and every read model has passed the beginning and dropped what it had. */
    PASSED,
    /** The embedded store has put what was deleted out of its files. */
    COMPACTED,
    /** The log lists what was erased. */
    RECORDED
}
