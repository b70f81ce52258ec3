package candor.signal;

/** What has become of a signal. */
public enum SignalState {
    RAISED,
    ACKNOWLEDGED,
    DISMISSED,
    LINKED,
    ESCALATED
}
