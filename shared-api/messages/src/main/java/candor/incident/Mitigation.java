package candor.incident;

/** What can be done for people whose data are exposed. */
public enum Mitigation {
    PASSWORD_RESET,
    SESSIONS_ENDED,
    CARD_REISSUE,
    ACCOUNT_LOCK,
    CREDIT_MONITORING,
    FRAUD_MONITORING,
    IDENTITY_PROTECTION,
    HELPLINE,
    OTHER
}
