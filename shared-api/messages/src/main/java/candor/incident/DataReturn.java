package candor.incident;

/** What became of data that had got out. */
public enum DataReturn {
    /** The data are back, and no copy is known. */
    RECOVERED,
    /** Whoever had them attests to have deleted them. */
    DELETION_ATTESTED,
    /** Whoever has them will not. */
    REFUSED
}
