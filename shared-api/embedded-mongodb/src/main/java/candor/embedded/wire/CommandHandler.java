package candor.embedded.wire;

/** Answers commands; called from many threads at once, and may wait for the disk. */
@FunctionalInterface
public interface CommandHandler {

    /** Always returns a document, also for a refusal. */
    byte[] answer(Request request);
}
