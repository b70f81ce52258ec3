package candor.incident;

/** Why the work ended. */
public enum ClosingOutcome {
    RESOLVED,
    NO_EVIDENCE_OF_A_BREACH,
    DUPLICATE,
    DRILL_ENDED
}
