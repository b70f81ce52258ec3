package candor.embedded;

import candor.embedded.command.Commands;
import candor.embedded.store.StoreEngine;
import candor.embedded.wire.WireServer;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A MongoDB-compatible server in this process, kept in a folder. Every acknowledged write is on the disk; nothing that is not is ever
 * shown. All data are also held in memory. It listens on 127.0.0.1 only, since it has no authentication: any process of this
 * machine can connect.
 *
 * <p>What it offers is the short list of what this product uses; everything else is refused by name.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private final StoreEngine engine;
    private final WireServer server;

    private EmbeddedMongo(StoreEngine engine, WireServer server) {
        this.engine = engine;
        this.server = server;
    }

    /**
     * Opens a data folder, creating it if need be (readable by its owner only), and starts listening.
     *
     * @throws FolderInUseException another process has it open
     * @throws JournalDamagedException stored bytes are not what was written
     * @throws NewerFormatException a later release wrote it
     * @throws java.io.UncheckedIOException the folder cannot be read or written
     */
    public static EmbeddedMongo open(Path folder, EmbeddedMongoOptions options) {
        StoreEngine engine = StoreEngine.open(folder, options);
        try {
            return new EmbeddedMongo(engine, new WireServer(options.port(), new Commands(engine, Clock.systemUTC())));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Where clients connect: {@code mongodb://127.0.0.1:port}. */
    public String connectionString() {
        return server.connectionString();
    }

    public StoreHealth health() {
        return engine.health();
    }

    /** What opening found. */
    public StartReport startReport() {
        return engine.startReport();
    }

    /**
     * Writes the present state to a new snapshot and removes all older snapshots and journal: what was deleted before is then in no file
     * of the store any more, except those it set aside as torn or damaged. Writers wait only while references are gathered.
     */
    public void snapshot() {
        engine.snapshot();
    }

    /**
     * As {@link #snapshot()}, and removes what was set aside as torn or damaged too: afterwards nothing that was deleted before is in any
     * file of the store. What was set aside was never acknowledged or is held in whole by the store.
     */
    public void forgetDeleted() {
        engine.snapshot();
        engine.removeSetAside();
    }

    /** Lets running commands finish, syncs, and gives the folder free. */
    @Override
    public void close() {
        try {
            server.close();
        } finally {
            engine.close();
        }
    }
}
