package candor.platform.sample;

/**
 * Goes from the real ledger to the sample and back. The change takes effect by a restart of the Spring context in the same process,
 * on the same port, a moment after the answer to the request is sent.
 */
public interface SampleSwitch {
    /** Whether the active ledger is the sample; every page then carries a banner. */
    boolean isSample();

    /**
     * Makes the sample ledger active and tells its story once.
     *
     * @throws candor.RuleViolation {@code sample.already-active}, or {@code sample.real-ledger-in-use} when the real ledger holds
     *     more than accounts
     */
    void toSample();

    /**
     * Drops the sample database and makes the real ledger active.
     *
     * @throws candor.RuleViolation {@code sample.not-active}
     */
    void startForReal();
}
