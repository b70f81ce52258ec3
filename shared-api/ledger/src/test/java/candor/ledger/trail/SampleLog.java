package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.entry.EntryContent;
import candor.ledger.entry.EntryDraft;
import candor.ledger.json.StrictJson;
import candor.ledger.note.Checkpoint;
import candor.ledger.note.Ed25519PrivateKey;
import candor.ledger.note.NoteSigner;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.MemoryTree;
import candor.ledger.tree.TreeProofs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A small log in memory whose salts, ids, key and clock are fixed, so that everything made from it is the same every time. */
public final class SampleLog {

    public static final NoteSigner SIGNER = new NoteSigner("candor.invalid/0123456789abcdef",
            Ed25519PrivateKey.ofSeed(Hash.sha256("candor test key").toBytes()));

    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123456Z");

    public final MemoryTree tree = new MemoryTree();
    public final List<byte[]> entries = new ArrayList<>();
    private final List<SortedMap<String, Disclosure>> disclosures = new ArrayList<>();
    private final Map<String, Long> last = new HashMap<>();

    /** Logs an event; components are given as JSON text by name, the actor's as {@link DisclosedEntry#ACTOR}. Returns the position. */
    public long log(String type, List<String> tags, Map<String, String> components) {
        long position = entries.size();
        SortedMap<String, Disclosure> made = new TreeMap<>();
        components.forEach((name, json) -> made.put(name, Disclosure.of(StrictJson.parse(json), Hash.sha256(position + name).toBytes())));
        SortedMap<String, Hash> digests = new TreeMap<>();
        made.forEach((name, disclosure) -> digests.put(name, disclosure.digest()));
        Hash actor = digests.remove(DisclosedEntry.ACTOR);
        EntryDraft draft = new EntryDraft(EntryContent.of(id(position), type, "1", tags, id(1000 + position), actor, digests));
        Long previous = last.get(draft.stream());
        long ordinal = previous == null ? 1 : Entry.parse(entries.get(previous.intValue())).ordinal() + 1;
        byte[] entry = draft.assemble(ordinal, previous == null ? OptionalLong.empty() : OptionalLong.of(previous), START.plusSeconds(position));
        entries.add(entry);
        disclosures.add(made);
        last.put(draft.stream(), position);
        tree.append(Entry.leafHash(entry));
        return position;
    }

    /** Logs an event whose values are never shown. */
    public long logOther() {
        return log("signal.SignalRaised", List.of("signal:other"), Map.of("summary", "\"x\""));
    }

    public Disclosure disclosure(long position, String component) {
        return Objects.requireNonNull(disclosures.get((int) position).get(component));
    }

    /** The entry with everything but what is withheld. */
    public TrailEntry shared(long position, Map<String, String> withheld) {
        SortedMap<String, Disclosure> shown = new TreeMap<>(disclosures.get((int) position));
        shown.keySet().removeAll(withheld.keySet());
        return TrailEntry.of(position, entries.get((int) position), List.copyOf(shown.values()), withheld);
    }

    /** The entry without these components and without a reason: they were erased. */
    public TrailEntry withoutErased(long position, String component) {
        TrailEntry all = shared(position, Map.of(component, "erased"));
        return TrailEntry.open(position, all.bytes(), all.disclosures());
    }

    public long ordinal(long position) {
        return Entry.parse(entries.get((int) position)).ordinal();
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(SIGNER.name(), tree.size(), new TreeProofs(tree, tree.size()).root());
    }

    public SignedNote signed() {
        return checkpoint().sign(SIGNER);
    }

    private static String id(long number) {
        return "0198f1c2-0000-7000-8000-%012d".formatted(number);
    }


}
