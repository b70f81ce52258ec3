package candor.platform.mail;

/** A letter that did not go out, or not to everybody, or perhaps. The message is a sentence without addresses. */
public final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean perhapsSent;

    NotSent(String message, boolean perhapsSent) {
        super(message);
        this.perhapsSent = perhapsSent;
    }

    /** Whether somebody may have got it all the same: whoever sends it again may send it twice. */
    public boolean perhapsSent() {
        return perhapsSent;
    }
}
