package candor.platform.health;

import candor.platform.access.SetupService;
import candor.platform.store.DataFolder;
import candor.platform.store.OwnerOnly;
import java.net.InetAddress;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Says in one line where the server is, and leaves the same in the data folder for the command line; not before readiness says so
 * too, which it does a moment after the application is ready.
 */
final class Announcement implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>> {
    private final SetupService setup;
    private final DataFolder folder;

    Announcement(SetupService setup, DataFolder folder) {
        this.setup = setup;
        this.folder = folder;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> changed) {
        if (changed.getState() == ReadinessState.ACCEPTING_TRAFFIC && changed.getSource() instanceof ServletWebServerApplicationContext context
                && context.getWebServer() != null) {
            announce(context, context.getWebServer());
        }
    }

    private void announce(ServletWebServerApplicationContext context, WebServer server) {
        String url = "http://" + host(context.getEnvironment()) + ":" + server.getPort() + "/";
        OwnerOnly.write(folder.server(), url + "\n" + ProcessHandle.current().pid() + "\n");
        System.out.println("Candor is ready: " + url + (setup.isMissing() ? "setup" + hint() : ""));
    }

    private String hint() {
        setup.linkToken();
        return "  (from another machine: add ?token= and the content of " + folder.setupLink() + ")";
    }

    private static String host(Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        return address.equals("0.0.0.0") || address.equals("::") ? InetAddress.getLoopbackAddress().getHostAddress() : address;
    }
}
