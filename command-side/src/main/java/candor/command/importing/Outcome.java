package candor.command.importing;

/** What became of one record. */
public sealed interface Outcome {
    /**
     * It is in the ledger, or would be.
     *
     * @param events how many it made, now or at an earlier run
     * @param present whether it was there before
     */
    record Taken(Mapped.Ready record, int events, boolean present) implements Outcome {}

    /** It is not, and nothing of it is. */
    record Refused(Rejection rejection) implements Outcome {}
}
