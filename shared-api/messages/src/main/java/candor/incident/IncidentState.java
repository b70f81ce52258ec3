package candor.incident;

/** Whether there is work on it. */
public enum IncidentState {
    OPEN,
    CLOSED,
    /** It became part of another one, where the work goes on. */
    MERGED
}
