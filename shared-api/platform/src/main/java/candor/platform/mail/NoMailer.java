package candor.platform.mail;

/** Where no mail server is named. */
final class NoMailer implements Mailer {
    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public void send(Letter letter) throws NotSent {
        throw new NotSent("no mail server is named: set spring.mail.host and candor.mail.from", false);
    }
}
