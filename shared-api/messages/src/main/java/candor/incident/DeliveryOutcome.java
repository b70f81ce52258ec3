package candor.incident;

/** What can be shown of an attempt to tell somebody of an alert. That somebody has read it is never claimed: that is what acknowledging is for. */
public enum DeliveryOutcome {
    /** The mail server or the paging system took it. */
    HANDED_OVER(false),
    /** It was refused, and would be again. */
    NOT_ACCEPTED(false),
    /** Nobody answered, or the answer was that it cannot be taken now. */
    NOT_REACHED(true),
    /** It may have been taken. */
    PERHAPS_SENT(true),
    /** The account has no mail address. */
    NO_ADDRESS(false),
    /** There is no mail server, or the team is not set up any more. */
    NOT_SET_UP(false),
    /** Nobody holds the role, or nobody is in command. */
    NOBODY(false),
    /** Nothing of a drill leaves for other systems. */
    DRILL(false);

    private final boolean open;

    DeliveryOutcome(boolean open) {
        this.open = open;
    }

    /** Whether a receiver that can tell a repeated message may be sent it again. */
    public boolean mayBeRepeated() {
        return open;
    }
}
