package candor.signal;

/** The form in which a registered source sends its alerts. */
public enum AlertForm {
    /** OCSF 1.x: Detection Finding (class_uid 2004) or Incident Finding (class_uid 2005). */
    OCSF,
    /** CloudEvents 1.0, structured or binary, carrying an OCSF finding or plain data. */
    CLOUDEVENTS,
    /** Our own plain JSON form. */
    PLAIN
}
