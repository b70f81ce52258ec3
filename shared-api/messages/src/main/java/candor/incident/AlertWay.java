package candor.incident;

/** How the product itself tells somebody of an alert. */
public enum AlertWay {
    MAIL,
    /** A signed message to a paging or chat system (Standard Webhooks). */
    WEBHOOK
}
