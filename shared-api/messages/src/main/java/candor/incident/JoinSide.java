package candor.incident;

/** Where an entry about two incidents stands. */
public enum JoinSide {
    /** In the incident that was merged into the other, or from which entries were split off. */
    SOURCE,
    /** In the incident that goes on with it. */
    TARGET
}
