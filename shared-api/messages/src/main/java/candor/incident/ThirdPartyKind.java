package candor.incident;

/** Who helps from outside. */
public enum ThirdPartyKind {
    FORENSICS,
    OUTSIDE_COUNSEL,
    NEGOTIATOR,
    PUBLIC_RELATIONS,
    CALL_CENTRE,
    MAILING_HOUSE,
    INSURER,
    HOSTING,
    OTHER
}
