package candor.ledger.mongodb;

/** Whether the ledger takes entries. Anything but {@link Running} turns readiness off. */
public sealed interface LedgerState {

    /** It does. */
    record Running() implements LedgerState {}

    /**
     * It does not at the moment and tries again with the next command.
     *
     * @param reason one sentence, without data of the ledger
     */
    record Waiting(String reason) implements LedgerState {}

    /**
     * It never will again in this process: the stored log contradicts itself or a signed checkpoint.
     *
     * @param reason one sentence, without data of the ledger
     */
    record Halted(String reason) implements LedgerState {}
}
