package candor.platform.cli;

import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.keys.KeysUnavailable;
import candor.platform.store.Refusal;
import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why the program could not start, in one sentence. */
final class StartFailure {
    static final int UNUSABLE = 2;

    private StartFailure() {}

    static String sentence(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refusal known -> { return String.valueOf(known.getMessage()); }
                case CorruptLedger known -> { return "the ledger does not match its own record: " + known.getMessage() + "; nothing was changed, run \"candor fsck\""; }
                case KeysUnavailable known -> { return String.valueOf(known.getMessage()); }
                case UncheckedIOException known -> { return String.valueOf(known.getMessage()); }
                case PortInUseException known -> { return "the port " + known.getPort() + " is in use: choose another with --port"; }
                case MongoException _ -> { return "the MongoDB at candor.mongodb.uri does not answer: check that it runs and that the address is right"; }
                case ConfigurationPropertiesBindException known -> { return "a setting is wrong: " + root(known).getMessage(); }
                default -> {}
            }
        }
        Throwable root = root(failed);
        return "this could not start (" + root.getClass().getSimpleName() + ": " + root.getMessage() + "); the log in the data folder says more";
    }

    private static Throwable root(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
