package candor.task;

/** What can be shown of a reminder's mail; where nothing is recorded it is not known to have been sent. */
public enum ReminderOutcome {
    /** The mail server took it. That somebody read it is never claimed. */
    HANDED_OVER,
    /** The mail server did not take it. */
    NOT_SENT,
    /** The mail server may have taken it: it is not sent again. */
    PERHAPS_SENT
}
