package candor.access;

/** What an account may do; the rights of several roles add up. */
public enum Role {
    /** Raises signals and follows their reference. */
    REPORTER,
    RESPONDER,
    COMMANDER,
    COMMUNICATIONS,
    PRIVACY_OFFICER,
    COUNSEL,
    EXECUTIVE,
    /** Reads and exports what is not privileged. */
    AUDITOR,
    /** Users and keys; gives no right to write incident events. */
    ADMINISTRATOR
}
