package candor.ledger.mongodb.codec;

/** How a payload component is kept. */
public enum Sealing {
    /** With the event, in its block. */
    ORDINARY,
    /** In the vault, under a key of its own. */
    FREE_TEXT,
    /** In the vault, under its subject's key. */
    PERSONAL
}
