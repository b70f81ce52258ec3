package candor.incident;

/** What money goes for. */
public enum CostKind {
    FORENSICS,
    LEGAL,
    NOTIFICATION,
    CALL_CENTRE,
    MONITORING_FOR_SUBJECTS,
    COMPENSATION,
    RECOVERY_OF_SYSTEMS,
    LOST_BUSINESS,
    FINE,
    RANSOM,
    OTHER
}
