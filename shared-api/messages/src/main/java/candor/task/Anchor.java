package candor.task;

/** What a due instant is counted from. */
public enum Anchor {
    /** The ledger recorded the declaration of the incident. */
    DECLARED,
    /** Somebody or something here noticed, as established and corrected. */
    DETECTED,
    /** The breach began, as established and corrected. */
    OCCURRENCE_BEGAN,
    /** It was, or was partly, contained, as last recorded. */
    CONTAINED,
    /** It became public, as first recorded. */
    BECAME_PUBLIC,
    /** The ledger recorded the task: the playbook was applied, or the task was added by hand. */
    APPLIED
}
