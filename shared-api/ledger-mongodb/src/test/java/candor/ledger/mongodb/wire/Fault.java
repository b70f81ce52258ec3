package candor.ledger.mongodb.wire;

import java.time.Duration;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * What happens to one command.
 *
 * @param late how long it is held back before anything else
 * @param applied whether the server gets it
 * @param reply what the driver gets
 */
public record Fault(Duration late, boolean applied, Reply reply) {

    /** Nothing. */
    public static final Fault NONE = new Fault(Duration.ZERO, true, new Reply.AsItIs());

    /** The other half of what can go wrong. */
    public sealed interface Reply {

        /** What the server says; nothing where it was not asked. */
        record AsItIs() implements Reply {}

        /** The connection breaks instead. */
        record Cut() implements Reply {}

        /** Nothing, on this connection, ever again; it stays open. */
        record Silence() implements Reply {}

        /** This, whatever the server says. */
        record Instead(BsonDocument answer) implements Reply {}
    }

    /** The connection breaks before the server has the command. */
    public static Fault cutBefore() {
        return new Fault(Duration.ZERO, false, new Reply.Cut());
    }

    /** The server carries the command out, and the connection breaks before the reply. */
    public static Fault cutAfter() {
        return new Fault(Duration.ZERO, true, new Reply.Cut());
    }

    /** The command never arrives and the connection stays open. */
    public static Fault lostBefore() {
        return new Fault(Duration.ZERO, false, new Reply.Silence());
    }

    /** The server carries the command out, the reply never arrives and the connection stays open. */
    public static Fault lostAfter() {
        return new Fault(Duration.ZERO, true, new Reply.Silence());
    }

    public static Fault slow(Duration late) {
        return new Fault(late, true, new Reply.AsItIs());
    }

    /** The server has stepped down or is going away, and has not carried the command out. */
    public static Fault refusedBefore(StateChange change) {
        return new Fault(Duration.ZERO, false, new Reply.Instead(error(change)));
    }

    /** The server steps down while the command waits for a majority: it is carried out here, and the reply is an error all the same. */
    public static Fault refusedAfter(StateChange change) {
        return new Fault(Duration.ZERO, true, new Reply.Instead(error(change)));
    }

    /** As {@link #refusedAfter}, said as servers say it when the write itself was done: {@code ok: 1} with a write concern error. */
    public static Fault unconfirmed(StateChange change) {
        BsonDocument concern = new BsonDocument("code", new BsonInt32(change.code())).append("codeName", new BsonString(change.codeName()))
                .append("errmsg", new BsonString("operation was interrupted"));
        return new Fault(Duration.ZERO, true, new Reply.Instead(
                new BsonDocument("n", new BsonInt32(1)).append("writeConcernError", concern).append("ok", new BsonDouble(1))));
    }

    /** Errors by which a member of a replica set says that it is no primary any more (the driver specification's "state change errors"). */
    public enum StateChange {
        NOT_WRITABLE_PRIMARY(10_107, "NotWritablePrimary"),
        PRIMARY_STEPPED_DOWN(189, "PrimarySteppedDown"),
        SHUTDOWN_IN_PROGRESS(91, "ShutdownInProgress"),
        INTERRUPTED_DUE_TO_REPL_STATE_CHANGE(11_602, "InterruptedDueToReplStateChange");

        private final int code;
        private final String codeName;

        StateChange(int code, String codeName) {
            this.code = code;
            this.codeName = codeName;
        }

        public int code() {
            return code;
        }

        String codeName() {
            return codeName;
        }
    }

    private static BsonDocument error(StateChange change) {
        return new BsonDocument("ok", new BsonDouble(0))
                .append("errmsg", new BsonString("not primary"))
                .append("code", new BsonInt32(change.code()))
                .append("codeName", new BsonString(change.codeName()))
                .append("errorLabels", new BsonArray(java.util.List.of(new BsonString("RetryableWriteError"))));
    }
}
