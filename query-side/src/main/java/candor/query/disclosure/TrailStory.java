package candor.query.disclosure;

import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.TrailEntry;
import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.CorruptLedger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gathers what a trail tells: the incident's own entries and those of every signal that was linked to it or made into it. */
final class TrailStory {
    private static final Set<String> LINKS = Set.of("signal.SignalLinked", "signal.SignalEscalated");
    private static final String RAISED = "signal.SignalRaised";
    private final LedgerReader ledger;

    TrailStory(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /**
     * The story up to a point.
     *
     * @param entries in the order of positions
     * @param lastOrdinal of the incident's stream; 0 where there is no such incident
     * @param streams whose entries are in it
     */
    record Told(List<TrailEntry> entries, long lastOrdinal, List<String> streams) {}

    /**
     * Gathers it.
     *
     * @param before entries from this position on are left out
     * @throws CorruptLedger when a component is gone and no entry says why
     */
    Told tell(String incident, RedactionPolicy policy, long before) {
        String stream = "incident:" + incident;
        List<StoredEntry> own = entries(stream, before);
        Set<String> streams = new LinkedHashSet<>(List.of(stream));
        List<TrailEntry> told = new ArrayList<>();
        for (StoredEntry entry : own) {
            told.add(shared(entry, policy.withheld(false)));
            if (LINKS.contains(entry.entry().type())) {
                streams.add("signal:" + text(entry, "signal"));
            }
        }
        streams.stream().skip(1).forEach(signal -> told.addAll(signal(entries(signal, before), policy)));
        told.sort(Comparator.comparingLong(TrailEntry::index));
        long last = own.isEmpty() ? 0 : own.getLast().entry().ordinal();
        return new Told(List.copyOf(told), last, List.copyOf(streams));
    }

    /** One entry with all that can be told of it. */
    TrailEntry shared(StoredEntry stored, Map<String, String> reasons) {
        OpenedEntry opened = ledger.opened(stored);
        Map<String, Opened> components = new TreeMap<>(opened.components());
        opened.actor().ifPresent(actor -> components.put(DisclosedEntry.ACTOR, actor));
        List<Disclosure> disclosures = new ArrayList<>();
        Map<String, String> withheld = new TreeMap<>();
        components.forEach((name, component) -> {
            switch (component) {
                case Opened.Known known when reasons.containsKey(name) -> withheld.put(name, String.valueOf(reasons.get(name)));
                case Opened.Known known -> disclosures.add(known.disclosure());
                case Opened.Erased erased -> { }
                case Opened.Missing missing -> throw new CorruptLedger("a component of the entry at position " + stored.position() + " is missing");
            }
        });
        return TrailEntry.of(stored.position(), stored.bytes(), disclosures, withheld);
    }

    private List<TrailEntry> signal(List<StoredEntry> entries, RedactionPolicy policy) {
        boolean confidential = entries.stream()
                .filter(entry -> entry.entry().type().equals(RAISED))
                .anyMatch(entry -> flag(entry, "confidential"));
        return entries.stream().map(entry -> shared(entry, policy.withheld(confidential))).toList();
    }

    private List<StoredEntry> entries(String stream, long before) {
        try (Stream<StoredEntry> entries = ledger.entries(stream)) {
            return entries.takeWhile(entry -> entry.position() < before).toList();
        }
    }

    private static String text(StoredEntry entry, String component) {
        Disclosure disclosure = entry.ordinary().get(component);
        return disclosure == null ? "" : disclosure.value().asText();
    }

    private static boolean flag(StoredEntry entry, String component) {
        Disclosure disclosure = entry.ordinary().get(component);
        return disclosure != null && disclosure.value().asBoolean();
    }
}
