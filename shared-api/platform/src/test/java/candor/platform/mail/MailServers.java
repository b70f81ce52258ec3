package candor.platform.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Duration;

/** Real mail servers in this process. */
public final class MailServers {
    private MailServers() {}

    /** One that is yet to be started, and may take its time on a busy machine. */
    public static GreenMail onAnyPort() {
        ServerSetup setup = ServerSetupTest.SMTP.dynamicPort();
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return new GreenMail(setup);
    }
}
