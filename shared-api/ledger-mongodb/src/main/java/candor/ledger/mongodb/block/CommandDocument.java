package candor.ledger.mongodb.block;

import static org.bson.BsonType.END_OF_DOCUMENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The commands of a block as BSON; see {@link BlockDocument}. */
final class CommandDocument {

    private static final String ID = "id";
    private static final String HASH = "hash";
    private static final String FIRST = "first";
    private static final String COUNT = "count";

    private CommandDocument() {
    }

    static void write(BsonWriter out, List<StoredCommand> commands) {
        out.writeStartArray(BlockDocument.COMMANDS);
        for (StoredCommand command : commands) {
            out.writeStartDocument();
            out.writeString(ID, command.id().toString());
            out.writeString(HASH, command.bodyHash());
            out.writeInt64(FIRST, command.first());
            out.writeInt32(COUNT, command.count());
            out.writeEndDocument();
        }
        out.writeEndArray();
    }

    /** As {@link #write}, for an update of a stored block. */
    static List<Document> documents(List<StoredCommand> commands) {
        return commands.stream().map(command -> new Document(ID, command.id().toString()).append(HASH, command.bodyHash())
                .append(FIRST, command.first()).append(COUNT, command.count())).toList();
    }

    static List<StoredCommand> read(BsonReader in) {
        List<StoredCommand> commands = new ArrayList<>();
        in.readStartArray();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            commands.add(command(in));
        }
        in.readEndArray();
        return commands;
    }

    private static StoredCommand command(BsonReader in) {
        String id = null;
        String hash = null;
        Long first = null;
        Integer count = null;
        in.readStartDocument();
        while (in.readBsonType() != END_OF_DOCUMENT) {
            switch (in.readName()) {
                case ID -> id = in.readString();
                case HASH -> hash = in.readString();
                case FIRST -> first = in.readInt64();
                case COUNT -> count = in.readInt32();
                default -> in.skipValue();
            }
        }
        in.readEndDocument();
        return new StoredCommand(UUID.fromString(known(id)), known(hash), known(first), known(count));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
