package candor.embedded.journal;

import java.nio.charset.StandardCharsets;

/**
 * One effect of a command, as the journal and snapshots keep it. What is kept is the outcome (the whole document), not the command:
 * replaying it needs no clock, no random number and no operator whose meaning a later release might change.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, compared by nobody
public sealed interface Change {

    /** The document's bytes, its {@code _id} included. */
    record Put(int collection, byte[] document) implements Change {}

    /** The ordered key of the {@code _id}. */
    record Remove(int collection, byte[] id) implements Change {}

    record CreateCollection(int collection, String database, String name) implements Change {}

    record DropCollection(int collection) implements Change {}

    /** The index description as {@code listIndexes} shows it. */
    record CreateIndex(int collection, byte[] description) implements Change {}

    record DropIndex(int collection, String name) implements Change {}

    /** Applies changes in order. */
    @FunctionalInterface
    interface Sink {
        void accept(Change change);
    }

    default void writeTo(ChangeBuffer out) {
        switch (this) {
            case Put(var collection, var document) -> out.put(1, collection, document);
            case Remove(var collection, var id) -> out.put(2, collection, id);
            case CreateCollection(var collection, var database, var name) ->
                    out.put(3, collection, (database + "\0" + name).getBytes(StandardCharsets.UTF_8));
            case DropCollection(var collection) -> out.put(4, collection, new byte[0]);
            case CreateIndex(var collection, var description) -> out.put(5, collection, description);
            case DropIndex(var collection, var name) -> out.put(6, collection, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    static Change of(int kind, int collection, byte[] content) {
        return switch (kind) {
            case 1 -> new Put(collection, content);
            case 2 -> new Remove(collection, content);
            case 3 -> {
                String[] names = new String(content, StandardCharsets.UTF_8).split("\0", 2);
                yield new CreateCollection(collection, names[0], names[1]);
            }
            case 4 -> new DropCollection(collection);
            case 5 -> new CreateIndex(collection, content);
            case 6 -> new DropIndex(collection, new String(content, StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException("unknown change " + kind);
        };
    }
}
