package candor.ledger.bag;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names and tag files of a trail's bag (BagIt 1.0, RFC 8493). Every tag file follows from the payload, so the verifier makes it again. */
public final class BagFiles {

    public static final String BAGIT = "bagit.txt";
    public static final String BAG_INFO = "bag-info.txt";
    public static final String MANIFEST = "manifest-sha256.txt";
    public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";
    public static final String PAYLOAD = "data/";
    public static final String README = PAYLOAD + "README.txt";
    public static final String CHECKPOINT = PAYLOAD + "checkpoint.txt";
    public static final String LOG_KEY = PAYLOAD + "log-key.txt";
    public static final String POLICY = PAYLOAD + "policy.txt";
    public static final String ENTRIES = PAYLOAD + "entries.jsonl";
    public static final String TIMELINE = PAYLOAD + "timeline.csv";
    public static final String SCOPE = PAYLOAD + "scope.json";

    /** Where a complete trail keeps the log's tiles and entry bundles, at the paths of C2SP tlog-tiles. */
    public static final String TILES = PAYLOAD + "tile/";

    /** Optional: proofs from earlier sizes of the log to the checkpoint, for recipients who hold an earlier trail. */
    public static final String CONSISTENCY = PAYLOAD + "consistency.txt";

    /** Optional: an answer of a time-stamping authority (RFC 3161) over the checkpoint's text. */
    public static final String TIMESTAMP = PAYLOAD + "checkpoint.tsr";

    private static final Set<String> UNCOMMITTED = Set.of(ENTRIES, CHECKPOINT, CONSISTENCY, TIMESTAMP);

    /** Payload files of every trail. */
    public static final Set<String> REQUIRED = Set.of(README, CHECKPOINT, LOG_KEY, POLICY, ENTRIES, TIMELINE, SCOPE);

    /** The tag files, all of them. */
    public static final Set<String> TAG_FILES = Set.of(BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST);

    /** The content of {@link #BAGIT}. */
    public static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,9}");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

    private BagFiles() {
    }

    /** @throws Malformed if the name could mean something else on some file system: other than ASCII letters, digits, dot, dash, low line */
    public static void requireName(String name) {
        Malformed.unless(NAME.matcher(name).matches() && !name.contains("./") && !name.endsWith("."), "a file name that is not plain");
    }

    /** @throws Malformed if a bag's folder cannot be called so */
    public static void requireFolder(String folder) {
        Malformed.unless(FOLDER.matcher(folder).matches() && !folder.endsWith("."), "a folder name that is not plain");
    }

    /** @throws Malformed if two of the names are one on a file system that ignores case */
    public static void requireDistinct(Iterable<String> names) {
        Set<String> seen = new TreeSet<>();
        names.forEach(name -> Malformed.unless(seen.add(name.toLowerCase(Locale.ROOT)), "two files whose names differ in case only"));
    }

    /** Whether TrailExported commits to the payload file; it cannot to those that hold it or its proof. */
    public static boolean isCommitted(String name) {
        return !UNCOMMITTED.contains(name) && !name.startsWith(TILES);
    }

    /** A manifest over files by name. */
    public static String manifest(SortedMap<String, Hash> files) {
        StringBuilder manifest = new StringBuilder();
        files.forEach((name, hash) -> manifest.append(hash.hex()).append("  ").append(name).append('\n'));
        return manifest.toString();
    }

    /**
     * The content of {@link #BAG_INFO}.
     *
     * @param trail id of the trail
     * @param exported when TrailExported was recorded
     * @param payload facts of every payload file by name
     */
    public static String bagInfo(String trail, Instant exported, Map<String, FileFacts> payload) {
        long bytes = payload.values().stream().mapToLong(FileFacts::size).sum();
        return "Bagging-Date: " + exported.atZone(ZoneOffset.UTC).toLocalDate() + "\n"
                + "External-Identifier: " + trail + "\n"
                + "Payload-Oxum: " + bytes + "." + payload.size() + "\n";
    }
}
