package candor.evidence;

/** What there is of an item of evidence. */
public enum EvidenceState {
    /** The file is kept here. */
    KEPT,
    /** Only the digest is known here; whoever has the file or text can show it later. */
    DIGEST_ONLY,
    RETURNED,
    DESTROYED
}
