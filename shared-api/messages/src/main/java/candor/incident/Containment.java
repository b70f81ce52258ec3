package candor.incident;

/** Whether it was stopped. */
public enum Containment {
    CONTAINED,
    PARTLY,
    NEVER,
    UNKNOWN
}
