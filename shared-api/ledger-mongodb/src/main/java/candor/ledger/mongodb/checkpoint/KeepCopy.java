package candor.ledger.mongodb.checkpoint;

import candor.ledger.mongodb.SignedCheckpoint;
import candor.ledger.mongodb.keys.KeepFolder;
import candor.ledger.mongodb.keys.LogKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The copy of the latest checkpoint in the keep folder: what tells an old database from the current one. */
public record KeepCopy(KeepFolder keep, CheckpointStore store, String origin) {

    /** The copy, if there is one. @throws CheckpointConflict if it is not signed by this log's key */
    public Optional<SignedCheckpoint> read() {
        return keep.read(file()).map(bytes -> store.open(new String(bytes, StandardCharsets.UTF_8), "the checkpoint " + keep.path(file())));
    }

    void replace(SignedCheckpoint signed) {
        keep.replace(file(), signed.note().format().getBytes(StandardCharsets.UTF_8));
    }

    /** Name of the file in the keep folder, one per log. */
    public static String file(String origin) {
        return "log-" + LogKey.tag(origin) + ".checkpoint";
    }

    String file() {
        return file(origin);
    }
}
