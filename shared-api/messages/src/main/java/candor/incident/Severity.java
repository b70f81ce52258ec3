package candor.incident;

/** Levels in the wording of ENISA's recommendations for the severity of personal data breaches (2013). */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    VERY_HIGH
}
