package candor.launcher;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.descending;

import candor.embedded.EmbeddedMongo;
import candor.embedded.EmbeddedMongoOptions;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.StoreSettings;
import candor.ledger.mongodb.backup.LedgerCollections;
import candor.ledger.mongodb.erasure.Erasures;
import candor.ledger.mongodb.fsck.Fsck;
import candor.ledger.mongodb.fsck.FsckReport;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.KeyAccess;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** What a power cut has left of the store, looked at in a copy, so that the server itself opens what the cut has left. */
final class CutStore implements AutoCloseable {
    private final Path copy;
    private final KeepFolder keep;
    private final EmbeddedMongo store;
    private final MongoClientSettings settings;
    private final MongoClient client;

    private CutStore(Path copy, KeepFolder keep) {
        this.copy = copy;
        this.keep = keep;
        this.store = EmbeddedMongo.open(copy, EmbeddedMongoOptions.defaults());
        this.settings = StoreSettings.of(store.connectionString());
        this.client = MongoClients.create(settings);
    }

    /** @param copy a folder that is not there yet, and gone again afterwards */
    static CutStore of(Path data, Path copy) {
        try (Stream<Path> files = Files.list(data.resolve("store"))) {
            Files.createDirectories(copy);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CutStore(copy, KeepFolder.open(data.resolveSibling("data-keep")));
    }

    FsckReport fsck() {
        return Fsck.check(database(), KeyAccess.local(keep, settings));
    }

    Erasures erasures() {
        return new Erasures(database());
    }

    /** What the entry of this position commits to by the component's name, base64url. */
    String digest(long position, String component) {
        Document block = Objects.requireNonNull(database().getCollection("blocks").find(lte("first", position)).sort(descending("first")).limit(1).first());
        Document event = block.getList("events", Document.class).get(Math.toIntExact(position - block.getLong("first")));
        Entry entry = Entry.parse(event.get("e", Binary.class).getData());
        return Objects.requireNonNull(entry.content().components().get(component), () -> "no " + component + " in " + entry.type()).base64Url();
    }

    @Nullable Document vaultRow(String digest) {
        return database().getCollection("vault").find(eq("_id", digest)).first();
    }

    long vaultRowsOf(String subject) {
        return database().getCollection("vault").countDocuments(eq("subject", subject));
    }

    /** Collections of the ledger of which nobody has said whether they belong to a backup. */
    List<String> unknownCollections() {
        return database().listCollectionNames().into(new ArrayList<>()).stream().filter(name -> !LedgerCollections.isKnown(name)).toList();
    }

    @Nullable Document subject(String reference) {
        return database().getCollection("subjects").find(eq("_id", reference)).first();
    }

    private MongoDatabase database() {
        return client.getDatabase("candor");
    }

    @Override
    public void close() {
        client.close();
        store.close();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
