package candor.ledger.mongodb.checkpoint;

/** A log of which checkpoints may be published. */
public interface SignableLog extends LogTree {

    /** Called before a checkpoint over this many entries is signed; on return everything that a reader of it needs is durable. */
    void beforeSigning(long size);
}
