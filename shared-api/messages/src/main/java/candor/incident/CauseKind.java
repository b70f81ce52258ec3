package candor.incident;

/** Where a cause lies. */
public enum CauseKind {
    TECHNOLOGY,
    PROCESS,
    PEOPLE,
    SUPPLIER,
    UNKNOWN
}
