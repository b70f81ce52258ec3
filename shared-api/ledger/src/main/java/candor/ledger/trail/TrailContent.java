package candor.ledger.trail;

import candor.ledger.Malformed;
import candor.ledger.bag.BagFiles;
import candor.ledger.bag.ByteSource;
import candor.ledger.note.LogKeys;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an export hands over, before the log has committed to it.
 *
 * @param reference the incident's reference; first part of the bag's folder
 * @param trail id of the trail; last part of the folder
 * @param scope what the trail claims to hold
 * @param entries in the order of positions, without the closing TrailExported; read several times
 * @param readme how to verify, in plain words
 * @param keys the log's keys
 * @param policy tlog-policy text
 * @param extra further payload files by name below {@code data/}
 */
public record TrailContent(String reference, String trail, TrailScope scope, Iterable<TrailEntry> entries, String readme, LogKeys keys,
                           String policy, SortedMap<String, ByteSource> extra) {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,99}");

    /** @throws Malformed if the reference, the id or a file's name cannot be part of a path everywhere */
    public TrailContent {
        Malformed.unless(PART.matcher(reference).matches() && PART.matcher(trail).matches(), "a reference or trail id that is no plain name");
        BagFiles.requireFolder(reference + "-" + trail);
        extra.keySet().forEach(BagFiles::requireName);
        extra = new TreeMap<>(extra);
    }

    /** The bag's folder. */
    public String folder() {
        return reference + "-" + trail;
    }

    /** Every payload file that can be committed to but the timeline. */
    Map<String, ByteSource> givenFiles() {
        Map<String, ByteSource> files = new TreeMap<>();
        extra.forEach((name, content) -> files.put(BagFiles.PAYLOAD + name, content));
        Malformed.unless(Collections.disjoint(files.keySet(), BagFiles.REQUIRED) && files.keySet().stream().allMatch(BagFiles::isCommitted),
                "an extra file with the name of a file that every trail has");
        files.put(BagFiles.SCOPE, ByteSource.of(scope.toBytes()));
        files.put(BagFiles.README, ByteSource.of(readme));
        files.put(BagFiles.LOG_KEY, ByteSource.of(keys.format()));
        files.put(BagFiles.POLICY, ByteSource.of(policy));
        return files;
    }
}
