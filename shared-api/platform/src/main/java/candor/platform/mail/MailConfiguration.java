package candor.platform.mail;

import candor.platform.store.Refusal;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** The way out for mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
public class MailConfiguration {

    @Bean
    Mailer mailer(ObjectProvider<JavaMailSender> server, MailSettings settings) {
        JavaMailSender named = server.getIfAvailable();
        settings.checkpointRecipients().forEach(recipient -> address(recipient, "candor.mail.checkpoint-recipients holds"));
        if (named == null) {
            return new NoMailer();
        }
        String from = settings.from();
        if (from == null) {
            throw new Refusal("a mail server is named, but no sender: set candor.mail.from");
        }
        return new SmtpMailer(named, address(from, "candor.mail.from is"));
    }

    private static InternetAddress address(String text, String where) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return address;
        } catch (AddressException e) {
            throw new Refusal(where + " something that is no mail address");
        }
    }
}
