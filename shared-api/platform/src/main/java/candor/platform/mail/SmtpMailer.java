package candor.platform.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends by SMTP (RFC 5321), as {@code spring.mail.*} says. What the library says of a failure may name addresses: it is not passed on. */
final class SmtpMailer implements Mailer {
    private static final int LEAST_REFUSAL = 400;

    private final JavaMailSender server;
    private final InternetAddress from;

    SmtpMailer(JavaMailSender server, InternetAddress from) {
        this.server = server;
        this.from = from;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public void send(Letter letter) throws NotSent {
        MimeMessage message = message(letter);
        try {
            server.send(message);
        } catch (MailSendException e) {
            throw failure(e);
        } catch (MailException e) {
            throw new NotSent("the mail server does not let us in, or the letter cannot be written", false);
        }
    }

    private MimeMessage message(Letter letter) throws NotSent {
        try {
            MimeMessage message = server.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, !letter.attachments().isEmpty(), StandardCharsets.UTF_8.name());
            parts.setFrom(from);
            for (String address : letter.to()) {
                message.addRecipient(RecipientType.TO, new InternetAddress(address, true));
            }
            parts.setSubject(letter.subject());
            parts.setText(letter.text());
            message.setHeader("Message-ID", "<" + letter.id() + "@" + domain() + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            for (Letter.Attachment attachment : letter.attachments()) {
                parts.addAttachment(attachment.name(), new ByteArrayResource(attachment.content()), "application/octet-stream");
            }
            return message;
        } catch (MessagingException e) {
            throw new NotSent("the letter cannot be written: an address or a header is not as mail wants it", false);
        }
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    }

    private static NotSent failure(MailSendException e) {
        Exception[] ofLetter = e.getMessageExceptions();
        if (ofLetter.length == 1 && ofLetter[0] == e.getCause()) {
            return new NotSent("the mail server cannot be reached", false);
        }
        if (ofLetter.length != 1 || !(ofLetter[0] instanceof SendFailedException refused) || isBroken(refused)) {
            return new NotSent("the mail server did not answer to the end: whether it took the letter is not known", true);
        }
        boolean partly = refused.getValidSentAddresses() != null && refused.getValidSentAddresses().length > 0;
        return partly ? new NotSent("the mail server refused some of the recipients; the others were sent the letter", true) : new NotSent("the mail server refused the letter", false);
    }

    /** A line that broke is told as a refusal without a refusing reply code (RFC 5321 section 4.2.1). */
    private static boolean isBroken(SendFailedException refused) {
        return refused instanceof SMTPSendFailedException coded && coded.getReturnCode() < LEAST_REFUSAL && coded.getValidSentAddresses() == null;
    }
}
