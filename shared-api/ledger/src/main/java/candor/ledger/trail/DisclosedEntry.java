package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.entry.PlainEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An entry whose shared disclosures have been matched to its digests.
 *
 * @param index leaf index, from 0
 * @param disclosed what is disclosed, by component name
 * @param withheld reasons by component name
 */
public record DisclosedEntry(long index, Entry entry, SortedMap<String, Disclosure> disclosed, SortedMap<String, String> withheld) {

    /** The name under which the actor's commitment goes among the components; no component can be called so. */
    public static final String ACTOR = PlainEntry.ACTOR;

    /**
     * @throws Malformed if the bytes are no entry, a disclosure belongs to no component of it or is there twice, or a reason names
     *     a component that does not exist or is disclosed
     */
    public static DisclosedEntry of(TrailEntry shared) {
        return of(shared, Entry.parse(shared.bytes()));
    }

    /** As {@link #of(TrailEntry)}, for an entry that has been read already. */
    public static DisclosedEntry of(TrailEntry shared, Entry entry) {
        SortedMap<String, Hash> commitments = commitments(entry);
        SortedMap<String, Disclosure> disclosed = disclosed(shared.disclosures(), commitments);
        shared.withheld().forEach((name, reason) -> {
            Malformed.unless(commitments.containsKey(name), "a reason for withholding a component that the entry has not");
            Malformed.unless(!disclosed.containsKey(name), "component " + name + " is disclosed and withheld at once");
            Malformed.unless(!reason.isBlank(), "component " + name + " is withheld without a reason");
        });
        return new DisclosedEntry(shared.index(), entry, disclosed, shared.withheld());
    }

    /** Digest of every component by name, the actor's among them. */
    public static SortedMap<String, Hash> commitments(Entry entry) {
        SortedMap<String, Hash> commitments = new TreeMap<>(entry.content().components());
        Hash actor = entry.content().actor();
        if (actor != null) {
            commitments.put(ACTOR, actor);
        }
        return commitments;
    }

    /** The disclosed value of a component. */
    public Optional<JsonNode> value(String component) {
        return Optional.ofNullable(disclosed.get(component)).map(Disclosure::value);
    }

    /** Names of the components that are neither disclosed nor withheld: they must have been erased. */
    public SortedSet<String> missing() {
        SortedSet<String> names = new TreeSet<>(commitments(entry).keySet());
        names.removeAll(disclosed.keySet());
        names.removeAll(withheld.keySet());
        return names;
    }

    /** Names of the components whose digests are listed as erased. */
    public SortedSet<String> erased(Set<Hash> erasedDigests) {
        SortedSet<String> names = new TreeSet<>();
        commitments(entry).forEach((name, digest) -> {
            if (erasedDigests.contains(digest)) {
                names.add(name);
            }
        });
        return names;
    }

    /** @throws Malformed unless every component is exactly one of disclosed, withheld with a reason, and erased */
    public void requireAccounted(Set<Hash> erasedDigests) {
        requireNotErased(erasedDigests);
        SortedSet<String> erased = erased(erasedDigests);
        for (String name : missing()) {
            Malformed.unless(erased.contains(name), "component " + name + " is neither disclosed nor erased nor withheld with a reason");
        }
    }

    /** @throws Malformed if a component is listed as erased and yet disclosed or withheld */
    public void requireNotErased(Set<Hash> erasedDigests) {
        for (String name : erased(erasedDigests)) {
            Malformed.unless(!disclosed.containsKey(name), "component " + name + " is listed as erased and yet disclosed");
            Malformed.unless(!withheld.containsKey(name), "component " + name + " is listed as erased and as withheld");
        }
    }

    private static SortedMap<String, Disclosure> disclosed(List<Disclosure> disclosures, SortedMap<String, Hash> commitments) {
        SortedMap<String, Disclosure> disclosed = new TreeMap<>();
        for (Disclosure disclosure : disclosures) {
            String name = null;
            // An entry has a handful of components: comparing them all is quicker than a table.
            for (Map.Entry<String, Hash> commitment : commitments.entrySet()) {
                name = commitment.getValue().equals(disclosure.digest()) ? commitment.getKey() : name;
            }
            Malformed.unless(name != null, "a disclosure whose digest is not in the entry");
            Malformed.unless(disclosed.put(String.valueOf(name), disclosure) == null, "the disclosure of component " + name + " is there twice");
        }
        return disclosed;
    }
}
