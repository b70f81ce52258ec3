package candor.ledger.mongodb.vault;

/** Why a component is sealed, and so with what its key is destroyed. */
public enum SealClass {

    /** Data about exactly one person: sealed under that subject's key. */
    PERSONAL,

    /** Text that may name somebody: sealed under a random key of its own row. */
    FREE_TEXT
}
