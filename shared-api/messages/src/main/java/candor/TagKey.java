package candor;

/**
 * The closed list of tag keys an entry may carry. Tag values are never hashed apart and never erased, so they are our own random
 * identifiers, our own references, or an HMAC of an identifier of somebody else.
 */
public enum TagKey {
    INCIDENT(TagKey.OF_INCIDENT),
    SIGNAL(TagKey.OF_SIGNAL),
    /** An item of evidence. */
    EVIDENCE(TagKey.OF_EVIDENCE),
    ACCOUNT(TagKey.OF_ACCOUNT),
    /** An outside auditor's access to the log. */
    AUDITOR(TagKey.OF_AUDITOR),
    /** A reference such as {@code INC-2026-0001}; what makes a series gap-free. */
    REFERENCE(TagKey.OF_REFERENCE),
    /** HMAC, under a key of the ledger, of a source and its own identifier; what makes an import arrive once. */
    ORIGIN(TagKey.OF_ORIGIN),
    /** The same of what a signal was raised for. It sorts behind the signal's own tag, so that the entry stands in the signal's stream. */
    UID(TagKey.OF_UID),
    /** A system that sends alerts by itself. */
    SOURCE(TagKey.OF_SOURCE),
    /** Random identifier of what somebody asks us to do with data about them. */
    REQUEST(TagKey.OF_REQUEST),
    /** A person's reference in the vault; only where their erasure or a hold on it is the matter. */
    SUBJECT(TagKey.OF_SUBJECT),
    PLAYBOOK(TagKey.OF_PLAYBOOK),
    /** A task of an incident; its entries stand in the incident's stream. */
    TASK(TagKey.OF_TASK);

    public static final String OF_INCIDENT = "incident";
    public static final String OF_SIGNAL = "signal";
    public static final String OF_EVIDENCE = "evidence";
    public static final String OF_ACCOUNT = "account";
    public static final String OF_AUDITOR = "auditor";
    public static final String OF_REFERENCE = "ref";
    public static final String OF_ORIGIN = "origin";
    public static final String OF_UID = "uid";
    public static final String OF_SOURCE = "source";
    public static final String OF_REQUEST = "request";
    public static final String OF_SUBJECT = "subject";
    public static final String OF_PLAYBOOK = "playbook";
    public static final String OF_TASK = "task";

    private final String key;

    TagKey(String key) {
        this.key = key;
    }

    /** The key as it stands in an entry. */
    public String key() {
        return key;
    }
}
