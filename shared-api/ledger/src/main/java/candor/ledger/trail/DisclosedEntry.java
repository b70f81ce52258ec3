package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
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
 * @param values disclosed values by component name
 * @param withheld reasons by component name
 */
public record DisclosedEntry(long index, Entry entry, SortedMap<String, JsonNode> values, SortedMap<String, String> withheld) {

    /** The name under which the actor's commitment goes among the components; no component can be called so. */
    public static final String ACTOR = "_actor";

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
        Map<Hash, String> names = new HashMap<>();
        commitments.forEach((name, digest) -> names.put(digest, name));
        SortedMap<String, JsonNode> values = values(shared.disclosures(), names);
        shared.withheld().forEach((name, reason) -> {
            Malformed.unless(commitments.containsKey(name), "a reason for withholding a component that the entry has not");
            Malformed.unless(!values.containsKey(name), "a component that is disclosed and withheld at once");
            Malformed.unless(!reason.isBlank(), "a component that is withheld without a reason");
        });
        return new DisclosedEntry(shared.index(), entry, values, shared.withheld());
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
        return Optional.ofNullable(values.get(component));
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
        SortedSet<String> erased = erased(erasedDigests);
        for (String name : commitments(entry).keySet()) {
            Malformed.unless(!(erased.contains(name) && values.containsKey(name)), "component " + name + " is listed as erased and yet disclosed");
            Malformed.unless(!(erased.contains(name) && withheld.containsKey(name)), "component " + name + " is listed as erased and as withheld");
            Malformed.unless(erased.contains(name) || values.containsKey(name) || withheld.containsKey(name),
                    "component " + name + " is neither disclosed nor erased nor withheld with a reason");
        }
    }

    private static SortedMap<String, JsonNode> values(List<Disclosure> disclosures, Map<Hash, String> names) {
        SortedMap<String, JsonNode> values = new TreeMap<>();
        for (Disclosure disclosure : disclosures) {
            String name = names.get(disclosure.digest());
            Malformed.unless(name != null, "a disclosure whose digest is not in the entry");
            Malformed.unless(values.put(name, disclosure.value()) == null, "a disclosure that is there twice");
        }
        return values;
    }
}
