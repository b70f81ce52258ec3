package candor.incident;

/** What is done about a demand. */
public enum RansomDecision {
    REFUSE,
    NEGOTIATE,
    PAY
}
