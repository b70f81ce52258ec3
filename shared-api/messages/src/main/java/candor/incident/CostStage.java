package candor.incident;

/** How far a cost has come. */
public enum CostStage {
    /** Expected. */
    ESTIMATED,
    /** Owed. */
    INCURRED,
    /** Gone. */
    PAID
}
