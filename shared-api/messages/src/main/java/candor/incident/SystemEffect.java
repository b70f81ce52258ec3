package candor.incident;

/** What happened to a system. */
public enum SystemEffect {
    COMPROMISED,
    DATA_TAKEN,
    ENCRYPTED,
    UNAVAILABLE,
    SUSPECTED,
    /** Looked at, and not affected. */
    CLEARED
}
