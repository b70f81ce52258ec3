package candor.incident;

/** By which time a timeline is sorted; entries of the same time stay in the order of their ordinals. */
public enum TimelineOrder {
    /** As the ledger recorded them. */
    RECORDED,
    /**
     * As they happened: by the first instant the stated time can mean, coarser statements first. What states no time happened when it became
     * known, else when recorded; what is stated to be unknown comes last.
     */
    OCCURRED
}
