package candor.command.sweep;

import candor.platform.mail.MailConfiguration;
import candor.platform.mail.Mailer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The service's own way to a mail server in this process. */
public final class MailServer {
    private MailServer() {}

    /** What is done with it. */
    public interface Use {
        void with(Mailer mailer) throws Exception;
    }

    /** One that is yet to be started, and may take its time on a busy machine. */
    public static GreenMail onAnyPort() {
        ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return new GreenMail(setup);
    }

    public static void mailing(GreenMail post, Use use) {
        mailing(post.getSmtp().getPort(), use);
    }

    /** To one that is away and stays away: no mail server is given this port. */
    public static void mailingToNobody(Use use) {
        mailing(1, use);
    }

    private static void mailing(int port, Use use) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class)).withUserConfiguration(MailConfiguration.class)
                .withPropertyValues("spring.mail.host=127.0.0.1", "spring.mail.port=" + port, "candor.mail.from=candor@shop.example")
                .run(context -> use.with(context.getBean(Mailer.class)));
    }
}
