package candor.evidence;

/** How an item of evidence left our hands for good. */
public enum ReleaseOutcome {
    /** It went back to whoever it belongs to; our copy of a file is given up too. */
    RETURNED,
    /** It was destroyed; its digest and the line of hands stay in the log. */
    DESTROYED
}
