package candor.incident;

/** How far something has come. */
public enum Progress {
    COMPLETE,
    PARTLY,
    FAILED
}
