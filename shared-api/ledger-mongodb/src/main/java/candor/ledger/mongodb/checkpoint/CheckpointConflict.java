package candor.ledger.mongodb.checkpoint;

/** The log is not a continuation of what was signed before. Fatal: nothing may be appended or signed any more. The message says why and what to do. */
public final class CheckpointConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointConflict(String sentence) {
        super(sentence);
    }

    CheckpointConflict(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
