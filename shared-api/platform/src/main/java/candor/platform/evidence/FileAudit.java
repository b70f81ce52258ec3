package candor.platform.evidence;

import candor.ledger.mongodb.LedgerReader;
import candor.platform.evidence.NamedFiles.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Looks whether every file that an entry names is there and has its size; on demand also whether it has its digest, which takes as long as
 * reading all of them does.
 */
public final class FileAudit {
    private final LedgerReader ledger;
    private final EvidenceFiles files;

    public FileAudit(LedgerReader ledger, EvidenceFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    /**
     * Does so.
     *
     * @param hashing whether every file is read whole
     * @param line is told each finding, by the item and the entry that names it, and how many were looked at
     * @return whether all is as it should be
     */
    public boolean run(boolean hashing, Consumer<String> line) {
        Collection<Named> all = new NamedFiles(ledger).kept();
        List<String> wrong = all.stream().sorted(Comparator.comparingLong(Named::position)).flatMap(item -> finding(item, hashing).stream()).toList();
        wrong.forEach(line);
        if (!all.isEmpty()) {
            line.accept("evidence: " + all.size() + (all.size() == 1 ? " file is named" : " files are named") + ", " + (hashing ? "hashed" : "not hashed") + ", " + wrong.size() + " wrong");
        }
        return wrong.isEmpty();
    }

    private Optional<String> finding(Named item, boolean hashing) {
        String where = "evidence: EV-" + item.item() + " of the entry at position " + item.position() + ": its file ";
        String digest = Objects.requireNonNull(item.digest());
        OptionalLong size = files.size(digest);
        if (size.isEmpty()) {
            return Optional.of(where + "is missing");
        }
        if (item.size() != null && item.size() != size.getAsLong()) {
            return Optional.of(where + "has " + size.getAsLong() + " bytes and not " + item.size());
        }
        return hashing && !isIntact(digest) ? Optional.of(where + "has changed: its SHA-256 is another one") : Optional.empty();
    }

    private boolean isIntact(String digest) {
        try {
            return files.isIntact(digest);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be read", e);
        }
    }
}
