package candor.incident;

/** What can be shown of an attempt to tell somebody of an alert. That somebody has read it is never claimed: that is what acknowledging is for. */
public enum DeliveryOutcome {
    /** The mail server or the paging system took it. */
    HANDED_OVER,
    /** It was refused; a paging system would refuse it again. */
    NOT_ACCEPTED,
    /** Nobody answered, or the answer was that it cannot be taken now. */
    NOT_REACHED,
    /** It may have been taken. */
    PERHAPS_SENT,
    /** The account has no mail address. */
    NO_ADDRESS,
    /** There is no mail server, or the team is not set up any more. */
    NOT_SET_UP,
    /** Nobody holds the role, or nobody is in command. */
    NOBODY,
    /** Nothing of a drill leaves for other systems. */
    DRILL;

    /**
     * Whether it may be sent again, so that nobody gets it twice without being able to tell: a mail only where the server certainly did not take it, as
     * when it asks to be tried later; a message to a system also where it may have arrived, since its identifier stays the same.
     */
    public boolean mayBeRepeated(AlertWay way) {
        return switch (way) {
            case MAIL -> this == NOT_ACCEPTED;
            case WEBHOOK -> this == NOT_REACHED || this == PERHAPS_SENT;
        };
    }
}
