package candor.incident;

/** How data are misused. */
public enum Misuse {
    PAYMENT_FRAUD,
    ACCOUNT_TAKEOVER,
    IDENTITY_THEFT,
    PHISHING_OF_SUBJECTS,
    OFFERED_FOR_SALE,
    PUBLISHED,
    EXTORTION_OF_SUBJECTS,
    OTHER
}
