package candor.query.disclosure;

import candor.RuleViolation;
import candor.incident.TrafficLight;
import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.CorruptLedger;
import candor.ledger.mongodb.LedgerReader;
import candor.ledger.mongodb.OpenedEntry;
import candor.ledger.mongodb.OpenedEntry.Opened;
import candor.ledger.mongodb.StoredEntry;
import candor.ledger.trail.ClosingEntry;
import candor.ledger.trail.DisclosedEntry;
import candor.ledger.trail.ErasedDigests;
import candor.ledger.trail.TrailEntry;
import candor.ledger.trail.TrailScope.Mode;
import candor.ledger.trail.TrailSpool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/** Gathers what a trail tells: the incident's own entries, those of every incident merged into it, and of every signal linked to them or made into them. */
final class TrailStory {
    private static final String SIGNAL = "signal:";
    private static final String INCIDENT = "incident:";
    private static final String RAISED = "signal.SignalRaised";

    /** Entries whose sealed components are asked for together; a trail of any length is gathered in as much memory. */
    private static final int AT_ONCE = 200;

    private final LedgerReader ledger;
    private final Path workFolder;

    TrailStory(LedgerReader ledger, Path workFolder) {
        this.ledger = ledger;
        this.workFolder = workFolder;
    }

    /**
     * Gathers it.
     *
     * @param before entries from this position on are left out
     * @throws CorruptLedger when a component is gone and no entry says why
     * @throws RuleViolation {@code disclosure.erasure-under-way} while something in it is being erased and no entry lists it yet
     */
    Told tell(String incident, TrailOrder order, long before) throws IOException {
        TrailSpool spool = TrailSpool.in(workFolder);
        try {
            return new Telling(order, before, spool).of("incident:" + incident);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** The entry that closes a trail: its recipient sees all of it but, where the policy says so, who made the export. */
    TrailEntry closing(StoredEntry stored, RedactionPolicy policy) {
        return shared(ledger.opened(stored), component -> component.equals(DisclosedEntry.ACTOR)
                ? policy.sight(RedactionTable.row(component, ClosingEntry.TYPE, "")) : Sight.SHOWN);
    }

    /** One gathering. */
    private final class Telling {
        private final TrailOrder order;
        private final long before;
        private final TrailSpool spool;
        private final SortedMap<String, String> reasons;
        private final SortedSet<String> streams = new TreeSet<>();
        private final SortedMap<String, String> leftOut = new TreeMap<>();
        private final List<Long> exports = new ArrayList<>();
        private final Set<Hash> gone = new HashSet<>();
        private final ErasedDigests listed = new ErasedDigests();
        private final TrailEvidence evidence = new TrailEvidence();

        Telling(TrailOrder order, long before, TrailSpool spool) {
            this.order = order;
            this.before = before;
            this.spool = spool;
            this.reasons = order.policy().reasons();
        }

        Told of(String incident) throws IOException {
            SortedSet<String> links = new TreeSet<>();
            long last = 0;
            long lastPosition = -1;
            streams.add(incident);
            PrivilegedEntries privileged = PrivilegedEntries.of(ledger, incident, before);
            try (Stream<StoredEntry> own = ledger.entries(incident)) {
                for (OpenedEntry opened : within(own)) {
                    StoredEntry stored = opened.stored();
                    Entry entry = opened.entry();
                    spool.add(seen(opened, entry, false, privileged));
                    entry.content().tags().stream().filter(tag -> tag.startsWith(SIGNAL)).forEach(links::add);
                    JoinedIncident.of(stored).ifPresent(joined -> joined.sort(links, streams, leftOut));
                    if (entry.type().equals(ClosingEntry.TYPE)) {
                        exports.add(stored.position());
                    }
                    last = entry.ordinal();
                    lastPosition = stored.position();
                }
            }
            followAll(links);
            requireListed();
            return new Told(spool, last, lastPosition, new Reach(order.mode(), streams, leftOut), reasons, exports, evidence.lines());
        }

        /** A merged incident has signals of its own, which belong to the story as well. */
        private void followAll(SortedSet<String> links) throws IOException {
            SortedSet<String> found = new TreeSet<>();
            for (String link : links) {
                follow(link, found);
            }
            found.removeAll(streams);
            if (!found.isEmpty()) {
                followAll(found);
            }
        }

        private void follow(String stream, SortedSet<String> found) throws IOException {
            String reason = order.policy().leavesOut(stream);
            if (!reason.isEmpty()) {
                leftOut.put(stream, reason);
                return;
            }
            streams.add(stream);
            boolean confidential = false;
            PrivilegedEntries privileged = PrivilegedEntries.of(ledger, stream, before);
            try (Stream<StoredEntry> entries = ledger.entries(stream)) {
                for (OpenedEntry opened : within(entries)) {
                    Entry entry = opened.entry();
                    confidential |= entry.type().equals(RAISED) && flag(opened.stored(), "confidential");
                    spool.add(seen(opened, entry, confidential, privileged));
                    entry.content().tags().stream().filter(tag -> stream.startsWith(INCIDENT) && tag.startsWith(SIGNAL)).forEach(found::add);
                    JoinedIncident.of(opened.stored()).ifPresent(joined -> joined.sort(found, streams, leftOut));
                }
            }
        }

        /** A component that is neither shown nor withheld must be listed as erased, or no verifier would accept the trail. */
        private void requireListed() {
            if (!listed.all().containsAll(gone)) {
                throw before == Long.MAX_VALUE
                        ? new RuleViolation("disclosure.erasure-under-way", "Something in this trail is being erased at this moment: export it again in a minute.")
                        : new RuleViolation("disclosure.trail-changed", "Something in this trail was erased since: make a new export.");
            }
        }

        private Iterable<OpenedEntry> within(Stream<StoredEntry> entries) {
            return () -> entries.takeWhile(entry -> entry.position() < before).gather(Gatherers.windowFixed(AT_ONCE))
                    .flatMap(batch -> ledger.opened(batch).stream()).iterator();
        }

        private TrailEntry seen(OpenedEntry opened, Entry entry, boolean confidential, PrivilegedEntries privileged) {
            boolean kept = privileged.contains(entry.ordinal());
            String kind = confidential ? RedactionTable.CONFIDENTIAL : mayNotBePassedOn(opened.stored()) ? RedactionTable.MARKED : "";
            TrailEntry told = shared(opened, component -> {
                if (kept) {
                    reasons.putIfAbsent(component + PrivilegedEntries.REASON_FOR, Sight.PRIVILEGED.reason());
                    return Sight.PRIVILEGED;
                }
                RedactionTable.Row row = RedactionTable.row(component, entry.type(), kind);
                Sight sight = order.policy().sight(row);
                if (sight != Sight.SHOWN) {
                    reasons.putIfAbsent(row.key(), sight.reason());
                }
                return sight;
            });
            DisclosedEntry disclosed = DisclosedEntry.of(told, entry);
            listed.add(disclosed);
            evidence.take(disclosed);
            DisclosedEntry.commitments(entry).forEach((name, digest) -> {
                if (!disclosed.disclosed().containsKey(name) && !disclosed.withheld().containsKey(name)) {
                    gone.add(digest);
                }
            });
            return told;
        }
    }

    /** What can be known about the extent of a story before it is known how far it goes. */
    record Reach(Mode mode, SortedSet<String> streams, SortedMap<String, String> leftOut) {}

    private static TrailEntry shared(OpenedEntry opened, Function<String, Sight> sights) {
        StoredEntry stored = opened.stored();
        Map<String, Opened> components = new TreeMap<>(opened.components());
        opened.actor().ifPresent(actor -> components.put(DisclosedEntry.ACTOR, actor));
        List<Disclosure> disclosures = new ArrayList<>();
        Map<String, String> withheld = new TreeMap<>();
        components.forEach((name, component) -> {
            switch (component) {
                case Opened.Known known -> {
                    Sight sight = sights.apply(name);
                    if (sight == Sight.SHOWN) {
                        disclosures.add(known.disclosure());
                    } else {
                        withheld.put(name, sight.reason());
                    }
                }
                case Opened.Erased _ -> { }
                case Opened.Missing _ -> throw new CorruptLedger("a component of the entry at position " + stored.position() + " is missing");
            }
        });
        return TrailEntry.of(stored.position(), stored.bytes(), disclosures, withheld);
    }

    /** A marking that this release does not know allows nothing. */
    private static boolean mayNotBePassedOn(StoredEntry entry) {
        Disclosure marking = entry.ordinary().get("marking");
        return marking != null && !marking.value().isNull()
                && Arrays.stream(TrafficLight.values()).filter(TrafficLight::allowsStrangers).noneMatch(light -> light.name().equals(marking.value().asText()));
    }

    private static boolean flag(StoredEntry entry, String component) {
        Disclosure disclosure = entry.ordinary().get(component);
        return disclosure != null && disclosure.value().asBoolean();
    }
}
