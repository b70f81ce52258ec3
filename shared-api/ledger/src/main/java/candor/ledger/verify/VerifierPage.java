package candor.ledger.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The verifier as one HTML page without a network, for recipients who install nothing; to be saved and opened in a browser. */
public final class VerifierPage {

    /** The name under which it is handed out. */
    public static final String FILE_NAME = "verify.html";

    private VerifierPage() {
    }

    /** The page, UTF-8. */
    public static byte[] bytes() throws IOException {
        try (InputStream page = Objects.requireNonNull(VerifierPage.class.getResourceAsStream(FILE_NAME), "the page is packed with its class")) {
            return page.readAllBytes();
        }
    }
}
