package candor.platform.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an installation is: a mixin for every command that needs one. */
public final class StoreOptions {
    @Option(names = "--data", paramLabel = "FOLDER", description = "data folder (default: $CANDOR_DATA, else ~/.candor)")
    private @Nullable Path data;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "folder of keys, apart from data and backups (default: <data>-keep)")
    private @Nullable Path keep;

    @Option(names = "--mongodb-uri", paramLabel = "URI", description = "MongoDB to use instead of the embedded store (better: $CANDOR_MONGODB_URI)")
    private @Nullable String mongodbUri;

    public Path data() {
        if (data != null) {
            return data;
        }
        String set = environment("CANDOR_DATA");
        return set != null ? Path.of(set) : Path.of(System.getProperty("user.home"), ".candor");
    }

    /** As an installation without other settings has it. */
    Path keep() {
        if (keep != null) {
            return keep;
        }
        String set = environment("CANDOR_KEEP");
        Path data = data().toAbsolutePath().normalize();
        return set != null ? Path.of(set) : data.resolveSibling(data.getFileName() + "-keep");
    }

    @Nullable String mongodbUri() {
        return mongodbUri != null ? mongodbUri : environment("CANDOR_MONGODB_URI");
    }

    /** Name of the ledger's database. */
    String ledger() {
        return Objects.requireNonNullElse(environment("CANDOR_LEDGER"), "candor");
    }

    private static @Nullable String environment(String name) {
        String set = System.getenv(name);
        return set == null || set.isBlank() ? null : set;
    }

    /** The same as arguments for Spring. */
    List<String> properties() {
        List<String> properties = new ArrayList<>();
        properties.add("--candor.data=" + data());
        if (keep != null) {
            properties.add("--candor.keep=" + keep);
        }
        if (mongodbUri != null) {
            properties.add("--candor.mongodb.uri=" + mongodbUri);
        }
        return properties;
    }
}
