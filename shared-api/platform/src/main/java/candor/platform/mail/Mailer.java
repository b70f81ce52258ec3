package candor.platform.mail;

/** Sends letters. Safe for use by several threads. */
public interface Mailer {

    /** Whether there is a mail server to send by: without one, promise nobody a mail. */
    boolean isConfigured();

    /**
     * Hands the letter to the mail server and returns when the server has taken it. Waits for as long as the server takes, within the
     * time-outs of {@code spring.mail.properties}: never call it where an answer or an append waits.
     *
     * @throws NotSent if the server did not take it, or took it for some recipients only, or may have taken it
     */
    void send(Letter letter) throws NotSent;
}
