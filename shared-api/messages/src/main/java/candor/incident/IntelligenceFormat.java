package candor.incident;

/** The form of a document in which others pass on what they know of a threat. */
public enum IntelligenceFormat {
    /** An event in the MISP core format, as its REST API and its feeds give it. */
    MISP,
    /** A bundle of OASIS STIX 2.1. */
    STIX
}
