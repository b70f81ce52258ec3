package candor.incident;

/** Named roles in the response, beside the commander's. */
public enum ResponseRole {
    DEPUTY_COMMANDER,
    SCRIBE,
    TECHNICAL_LEAD,
    COMMUNICATIONS_LEAD,
    CUSTOMER_SUPPORT_LEAD,
    LEGAL_LEAD,
    PRIVACY_LEAD,
    /** Speaks with authorities, partners and suppliers. */
    LIAISON
}
