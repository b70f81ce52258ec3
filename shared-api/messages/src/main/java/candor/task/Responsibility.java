package candor.task;

/** Who a step is for: a part that somebody plays in the response, whoever that is on the night. */
public enum Responsibility {
    COMMANDER,
    SCRIBE,
    TECHNICAL_LEAD,
    RESPONDER,
    COMMUNICATIONS,
    CUSTOMER_CARE,
    PRIVACY_OFFICER,
    COUNSEL,
    FINANCE,
    EXECUTIVE
}
