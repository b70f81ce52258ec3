package candor.ledger.verify;

/** What the verifier gives a verdict on, in the order of its report. */
public enum Topic {
    /** The files are the ones that the manifests, and the log itself, list. */
    INTEGRITY,
    /** The checkpoint is signed and every entry is in the tree it signs. */
    INCLUSION,
    /** No entry of a stream is left out. */
    COMPLETENESS,
    /** Each shared value is the one that was recorded; each missing one is accounted for. */
    DISCLOSURES,
    /** What is missing because it was erased. */
    ERASURES,
    /** Who besides the operator has seen this checkpoint. */
    WITNESSES,
    /** Who besides the operator vouches for when. */
    TIME
}
