package candor.query.disclosure;

import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.StoredEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of one stream that counsel keeps from others, by what the stream says up to a position.
 *
 * @param ordinals of those entries
 */
record PrivilegedEntries(Set<Long> ordinals) {
    /** Stands behind a component's name where the reason for withholding it is the privilege. */
    static final String REASON_FOR = " (privileged entries)";

    private static final String NUMBER = "privilege";
    private static final String ASSERTED = "incident.PrivilegeAsserted";

    /** @param before entries from this position on say nothing yet */
    static PrivilegedEntries of(LedgerReader ledger, String stream, long before) {
        Map<Long, List<Long>> standing = new TreeMap<>();
        try (Stream<StoredEntry> entries = ledger.entries(stream)) {
            entries.takeWhile(entry -> entry.position() < before).filter(entry -> entry.ordinary().containsKey(NUMBER)).forEach(entry -> take(entry, standing));
        }
        return new PrivilegedEntries(standing.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet()));
    }

    private static void take(StoredEntry entry, Map<Long, List<Long>> standing) {
        long number = value(entry, NUMBER).value().longValue();
        if (entry.entry().type().equals(ASSERTED)) {
            List<Long> covered = new ArrayList<>();
            value(entry, "entries").value().forEach(ordinal -> covered.add(ordinal.longValue()));
            standing.put(number, covered);
        } else {
            standing.remove(number);
        }
    }

    private static Disclosure value(StoredEntry entry, String component) {
        return Objects.requireNonNull(entry.ordinary().get(component));
    }

    boolean contains(long ordinal) {
        return ordinals.contains(ordinal);
    }
}
