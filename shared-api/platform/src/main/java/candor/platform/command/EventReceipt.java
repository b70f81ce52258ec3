package candor.platform.command;

/**
 * Where one event of an accepted command stands in the ledger.
 *
 * @param position leaf index in the tree, from 0
 * @param stream such as {@code incident:0198f1c2-…}
 * @param ordinal in the stream, from 1
 * @param type stored name, such as {@code incident.NoteAdded}
 * @param leafHash hex SHA-256 of the leaf
 */
public record EventReceipt(long position, String stream, long ordinal, String type, String leafHash) {}
