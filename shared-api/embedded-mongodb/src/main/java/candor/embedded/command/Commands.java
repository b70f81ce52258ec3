package candor.embedded.command;

import candor.embedded.bson.DocumentWriter;
import candor.embedded.bson.RawDocument;
import candor.embedded.bson.Refused;
import candor.embedded.journal.JournalFailedException;
import candor.embedded.store.StoreEngine;
import candor.embedded.wire.CommandHandler;
import candor.embedded.wire.Request;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one list of what the product uses of MongoDB; a command or option that is not on it is refused by name. */
public final class Commands implements CommandHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private record Command(Consumer<Request> check, Function<Request, DocumentWriter> action) {}

    private final Map<String, Command> offered = new HashMap<>();

    public Commands(StoreEngine engine, Clock clock) {
        Handshake handshake = new Handshake(clock);
        offerGreeting("hello", _ -> handshake.hello(false));
        offerGreeting("isMaster", _ -> handshake.hello(true));
        offerGreeting("ismaster", _ -> handshake.hello(true));
        offer("buildInfo", Set.of(), _ -> Handshake.buildInfo());
        offer("ping", Set.of(), _ -> engine.readCatalog(_ -> new DocumentWriter()));
        offer("endSessions", Set.of(), _ -> new DocumentWriter());

        Cursors cursors = new Cursors(clock);
        ReadCommands reads = new ReadCommands(engine, cursors);
        offer("find", Set.of("filter", "sort", "projection", "limit", "skip", "batchSize", "singleBatch"), reads::find);
        offer("getMore", Set.of("collection", "batchSize"), reads::getMore);
        offer("killCursors", Set.of("cursors"), reads::killCursors);
        offer("count", Set.of("query", "limit", "skip"), reads::count);
        offer("aggregate", Set.of("pipeline", "cursor"), reads::aggregate);

        WriteCommands writes = new WriteCommands(engine);
        offer("insert", Set.of("documents", "ordered"), writes::insert);
        offer("update", Set.of("updates", "ordered"), writes::update);
        offer("delete", Set.of("deletes", "ordered"), writes::delete);
        offer("findAndModify", Set.of("query", "sort", "remove", "update", "new", "fields", "upsert"), new FindAndModify(engine)::run);

        CatalogCommands catalog = new CatalogCommands(engine);
        offer("create", Set.of(), catalog::create);
        offer("drop", Set.of(), catalog::drop);
        offer("dropDatabase", Set.of(), catalog::dropDatabase);
        offer("createIndexes", Set.of("indexes"), catalog::createIndexes);
        offer("dropIndexes", Set.of("index"), catalog::dropIndexes);
        offer("listIndexes", Set.of("cursor"), catalog::listIndexes);
        offer("listCollections", Set.of("cursor", "filter", "nameOnly", "authorizedCollections"), catalog::listCollections);
        offer("listDatabases", Set.of("nameOnly"), catalog::listDatabases);
    }

    private void offer(String name, Set<String> options, Function<Request, DocumentWriter> action) {
        offered.put(name, new Command(request -> CommandFields.check(request, options), action));
    }

    /** In a greeting the client only says what it could do; the reply says what the store can. */
    private void offerGreeting(String name, Function<Request, DocumentWriter> action) {
        offered.put(name, new Command(_ -> { }, action));
    }

    @Override
    public byte[] answer(Request request) {
        try {
            Command command = offered.get(request.command());
            if (command == null) {
                throw new Refused(59, "CommandNotFound", "the embedded store does not offer the command '" + request.command() + "'");
            }
            command.check().accept(request);
            return command.action().apply(request).put("ok", 1.0).toBytes();
        } catch (Refused refused) {
            return refusal(refused);
        } catch (JournalFailedException e) {
            return refusal(storeFailed(e));
        } catch (RuntimeException e) {
            LOG.error("Embedded store: the command {} failed", request.command(), e);
            return refusal(new Refused(8, "UnknownError", "the command failed: " + e.getClass().getSimpleName()));
        }
    }

    /** A code no driver retries on: trying again would not help. */
    private static Refused storeFailed(JournalFailedException failure) {
        return new Refused(96, "OperationFailed", String.valueOf(failure.getMessage()));
    }

    private static byte[] refusal(Refused refused) {
        DocumentWriter out = new DocumentWriter().put("ok", 0.0).put("errmsg", String.valueOf(refused.getMessage()))
                .put("code", refused.code()).put("codeName", refused.codeName());
        RawDocument keyPattern = refused.keyPattern();
        return (keyPattern == null ? out : out.put("keyPattern", keyPattern)).toBytes();
    }
}
