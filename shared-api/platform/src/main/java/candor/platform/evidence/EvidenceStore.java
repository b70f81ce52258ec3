package candor.platform.evidence;

import candor.platform.store.DataFolder;
import candor.platform.store.MongoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a ledger's evidence are: beside the embedded store in the data folder, which one process uses alone, and in the database
 * where others run it.
 */
public record EvidenceStore(DataFolder folder, MongoStore store, boolean embedded) {

    /** @param uri of a MongoDB; null or blank for the embedded store */
    public static EvidenceStore of(DataFolder folder, MongoStore store, @Nullable String uri) {
        return new EvidenceStore(folder, store, uri == null || uri.isBlank());
    }

    public EvidenceFiles of(String ledger, InstantSource clock) {
        return embedded ? new FolderFiles(place(ledger), clock) : new BucketFiles(store.database(ledger), clock);
    }

    private Path place(String ledger) {
        return folder.path().resolve("evidence").resolve(ledger);
    }

    /** Removes all of a ledger that is dropped; what lies in its database goes with that. */
    public void drop(String ledger) {
        if (embedded && Files.isDirectory(place(ledger))) {
            try (Stream<Path> inside = Files.walk(place(ledger))) {
                List<Path> all = inside.sorted(Comparator.reverseOrder()).toList();
                for (Path path : all) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the files of the ledger " + ledger + " cannot be removed", e);
            }
        }
    }
}
