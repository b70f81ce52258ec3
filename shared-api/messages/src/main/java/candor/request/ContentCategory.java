package candor.request;

/** Why one field of one entry must go. */
public enum ContentCategory {
    /** A card number or other payment data that nobody may keep. */
    PAYMENT_DATA,
    /** A password, key or token. */
    CREDENTIAL,
    /** Health, belief and the like (GDPR Art. 9, 10). */
    SPECIAL_CATEGORY,
    /** Data about somebody who has nothing to do with it, or more than was needed. */
    EXCESSIVE,
    OTHER
}
