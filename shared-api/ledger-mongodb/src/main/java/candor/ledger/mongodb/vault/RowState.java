package candor.ledger.mongodb.vault;

/** What the vault can say about one digest. */
public sealed interface RowState {

    /** The row is there and opens to exactly that digest. */
    record Opened(OpenedRow row) implements RowState {}

    /** There is no such row. Whether it was erased, only the log can say. */
    record Absent() implements RowState {}

    /** The row is there, but its subject's key is destroyed for ever, or this process has read that the row is being erased. */
    record KeyErased() implements RowState {}

    /** The row is there and is not what was sealed: swapped, altered, or without its key. */
    record Altered(String reason) implements RowState {}
}
