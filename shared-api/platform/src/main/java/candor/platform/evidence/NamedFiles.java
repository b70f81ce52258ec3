package candor.platform.evidence;

import candor.evidence.Verification;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files the entries of the ledger name, read from the entries themselves. The log is read once; after that only what came since, and
 * on demand the entries that name a file, because an entry whose digest was erased names none any more.
 */
public final class NamedFiles {
    private static final String COLLECTED = "evidence.EvidenceCollected";
    private static final String VERIFIED = "evidence.EvidenceVerified";
    private static final String RELEASED = "evidence.EvidenceReleased";
    private static final Set<String> TYPES = Set.of(COLLECTED, VERIFIED, RELEASED);
    private static final String TAG = "evidence:";
    private static final int AT_ONCE = 200;

    private final LedgerReader ledger;
    private final Map<String, Named> items = new HashMap<>();
    private long read;

    public NamedFiles(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /**
     * An item of evidence.
     *
     * @param item its number in the incident
     * @param position of the entry that names the file
     * @param digest of the file; absent where it was erased
     * @param size in bytes; absent while only the digest is known
     * @param kept whether a file must be there
     */
    public record Named(long item, long position, @Nullable String digest, @Nullable Long size, boolean kept) {
        private Named opened(@Nullable Long shown) {
            return new Named(item, position, digest, shown, true);
        }

        private Named withDigest(@Nullable String disclosed) {
            return new Named(item, position, disclosed, size, kept);
        }
    }

    /**
     * Every item whose file must be there.
     *
     * @throws CorruptLedger when something that names a file cannot be read: nobody knows then what is named
     */
    public synchronized Collection<Named> kept() {
        long end = ledger.head().size();
        try (Stream<StoredEntry> entries = ledger.entries(read, end)) {
            entries.filter(entry -> TYPES.contains(entry.entry().type())).gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(batch -> ledger.opened(batch).forEach(this::take));
        }
        read = end;
        return items.values().stream().filter(item -> item.kept() && item.digest() != null).toList();
    }

    /**
     * Opens the entries that name a file again, because something may have been erased since they were read.
     *
     * @throws CorruptLedger as {@link #kept}
     */
    public synchronized NamedFiles afresh() {
        List<Long> positions = items.values().stream().map(Named::position).sorted().toList();
        positions.stream().map(this::entry).gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(batch -> ledger.opened(batch).forEach(opened -> items.computeIfPresent(evidence(opened), (_, item) -> item.withDigest(digest(opened)))));
        return this;
    }

    private StoredEntry entry(long position) {
        return ledger.entry(position).orElseThrow(() -> new CorruptLedger("there is no entry at position " + position));
    }

    /** Their digests. */
    public Set<String> digests() {
        return kept().stream().flatMap(item -> Optional.ofNullable(item.digest()).stream()).collect(Collectors.toSet());
    }

    private void take(OpenedEntry opened) {
        String evidence = evidence(opened);
        switch (opened.entry().type()) {
            case COLLECTED -> items.put(evidence, collected(opened));
            case VERIFIED -> {
                if (value(opened, "outcome").filter(outcome -> outcome.asText().equals(Verification.OPENED.name())).isPresent()) {
                    items.computeIfPresent(evidence, (_, item) -> item.opened(value(opened, "size").map(JsonNode::asLong).orElse(null)));
                }
            }
            default -> items.remove(evidence);
        }
    }

    private static String evidence(OpenedEntry opened) {
        return opened.entry().content().tags().stream().filter(tag -> tag.startsWith(TAG)).findFirst().orElse("");
    }

    private static @Nullable String digest(OpenedEntry opened) {
        return value(opened, "contentDigest").map(JsonNode::asText).orElse(null);
    }

    private static Named collected(OpenedEntry opened) {
        return new Named(
                value(opened, "item").map(JsonNode::asLong).orElse(0L),
                opened.stored().position(),
                digest(opened),
                value(opened, "size").filter(JsonNode::isNumber).map(JsonNode::asLong).orElse(null),
                value(opened, "kept").map(JsonNode::asBoolean).orElse(false));
    }

    private static Optional<JsonNode> value(OpenedEntry opened, String component) {
        return switch (opened.components().get(component)) {
            case Opened.Known known -> Optional.of(known.disclosure().value());
            case Opened.Missing _ -> throw new CorruptLedger("a component of the entry at position " + opened.stored().position() + " is missing");
            case Opened.Erased _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }
}
