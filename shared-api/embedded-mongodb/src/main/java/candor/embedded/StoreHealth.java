package candor.embedded;

/** Whether the store takes commands. */
public sealed interface StoreHealth {

    /** It does. */
    record Running() implements StoreHealth {}

    /**
     * A write to the journal failed; since then every command is refused, and only a restart helps, after the cause is removed.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements StoreHealth {}
}
