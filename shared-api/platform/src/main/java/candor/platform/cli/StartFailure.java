package candor.platform.cli;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.platform.store.Refusal;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the program could not start, in one sentence. */
final class StartFailure {
    static final int UNUSABLE = 2;

    private StartFailure() {}

    /** The sentence; what nobody foresaw also goes to the log, with its place. */
    static String sentence(Throwable failed) {
        return known(failed).orElseGet(() -> {
            LoggerFactory.getLogger(StartFailure.class).atError().setCause(failed).log("the program could not start");
            Throwable root = root(failed);
            return "this could not start (" + root.getClass().getSimpleName() + ": " + root.getMessage() + "); the log in the data folder says more";
        });
    }

    private static Optional<String> known(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal known -> { return Optional.of(String.valueOf(known.getMessage())); }
                case CorruptLedger known -> { return Optional.of("the ledger does not match its own record: " + known.getMessage() + "; nothing was changed, run \"candor fsck\""); }
                case KeysUnavailable known -> { return Optional.of(String.valueOf(known.getMessage())); }
                case UncheckedIOException known -> { return Optional.of(String.valueOf(known.getMessage())); }
                case PortInUseException known -> { return Optional.of("the port " + known.getPort() + " is in use: choose another with --port"); }
                case MongoException _ -> { return Optional.of("the MongoDB at candor.mongodb.uri does not answer: check that it runs and that the address is right"); }
                case ConfigurationPropertiesBindException known -> { return Optional.of("a setting is wrong: " + root(known).getMessage()); }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
