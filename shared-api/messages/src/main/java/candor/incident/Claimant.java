package candor.incident;

/** Whose claim it is. */
public enum Claimant {
    ORGANISATION,
    SUPPLIER,
    PARTNER,
    PRESS,
    AUTHORITY,
    RESEARCHER,
    AFFECTED_PERSON,
    ATTACKER,
    RECORD_OF_ORIGIN
}
