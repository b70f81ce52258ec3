package candor.incident;

/** What closing an incident lists as open: it refuses, or takes an override reason, and the codes go into {@code IncidentClosed.openItems}. */
public enum ClosingItem {
    IRREGULARITY_UNEXPLAINED("irregularity-unexplained", "An irregular entry has no explanation."),
    COMMANDER_MISSING("commander-missing", "Nobody is in command."),
    HAND_OVER_PENDING("hand-over-pending", "Command was offered to somebody who has neither accepted nor declined."),
    DETECTION_MISSING("detection-missing", "Nobody has said when it was noticed."),
    SCOPE_MISSING("scope-missing", "Nobody has assessed who and what is affected."),
    CONTAINMENT_MISSING("containment-missing", "Nobody has said that it is contained, or that it never was."),
    RANSOM_UNDECIDED("ransom-undecided", "Money is demanded, and nobody has decided whether it is paid."),
    CORRECTIVE_ACTION_OPEN("corrective-action-open", "A corrective action is not completed, or not verified."),
    THIRD_PARTY_ENGAGED("third-party-engaged", "Somebody from outside is still engaged."),
    TASK_OPEN("task-open", "A task is neither done nor skipped.");

    private final String code;
    private final String sentence;

    ClosingItem(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** Stable; part of the interface. */
    public String code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
