package candor.ledger.policy;

import candor.ledger.note.VerifierKey;
import java.util.Optional;

/** A log that a policy accepts. @param url where the log is found; its meaning is the application's */
public record PolicyLog(VerifierKey key, Optional<String> url) {}
