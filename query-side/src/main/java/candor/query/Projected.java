package candor.query;

/** How far the read models have come. */
public interface Projected {
    /** Last position of the ledger that every read model contains; −1 while there is none. */
    long position();

    /**
     * Waits until every read model contains an entry, so that whoever made it sees it.
     *
     * @param position of that entry, from the receipt of the command
     * @return whether it is there; false after {@code candor.patience}
     */
    boolean await(long position);
}
