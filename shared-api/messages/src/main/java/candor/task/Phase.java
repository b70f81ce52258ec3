package candor.task;

/** Where in the response a step belongs, in the order in which the phases begin. */
public enum Phase {
    IDENTIFY,
    CONTAIN,
    ASSESS,
    NOTIFY,
    RECOVER,
    EVALUATE
}
