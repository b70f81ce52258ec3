package candor.launcher;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A story told in a real browser against one server, a test a chapter; both end with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class InBrowser {
    @SuppressWarnings("NullAway.Init") // set before all tests
    CandorProcess server;

    @SuppressWarnings("NullAway.Init") // set before all tests
    ConsoleBrowser browser;

    /** To be called before all tests. */
    final void open(Path data, String... arguments) {
        ConsoleBrowser.require();
        server = CandorProcess.start(data, arguments);
        browser = ConsoleBrowser.open();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
