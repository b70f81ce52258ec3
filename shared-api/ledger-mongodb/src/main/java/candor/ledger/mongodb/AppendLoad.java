package candor.ledger.mongodb;

/**
 * What this process appends, since it opened the ledger.
 *
 * @param groups of commands that were taken together, each on its way into one block
 * @param commands in those groups
 * @param lastGroup commands in the latest group
 * @param waiting commands that no group has taken yet
 */
public record AppendLoad(long groups, long commands, int lastGroup, int waiting) {
    /** Of a process that only reads. */
    public static final AppendLoad NONE = new AppendLoad(0, 0, 0, 0);
}
