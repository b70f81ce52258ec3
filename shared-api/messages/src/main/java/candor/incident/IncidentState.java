package candor.incident;

/** Whether there is work on it. */
public enum IncidentState {
    OPEN,
    CLOSED
}
