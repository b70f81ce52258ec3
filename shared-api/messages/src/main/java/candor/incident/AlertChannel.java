package candor.incident;

/** How people are called. */
public enum AlertChannel {
    MAIL,
    /** A message to a chat or paging system. */
    WEBHOOK,
    PHONE,
    IN_PERSON
}
