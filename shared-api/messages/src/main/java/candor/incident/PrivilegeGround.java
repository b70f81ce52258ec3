package candor.incident;

/** Why counsel may keep something from others. */
public enum PrivilegeGround {
    /** Communication between lawyer and client. */
    LEGAL_ADVICE,
    /** Made for a proceeding that is expected. */
    WORK_PRODUCT,
    /** Said in order to settle. */
    SETTLEMENT
}
