package candor.query.disclosure;

import candor.ledger.entry.Disclosure;
import candor.ledger.mongodb.StoredEntry;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What an entry says about another incident with which its own became one, or two.
 *
 * @param takenOver the other one's entries belong to this story
 */
record JoinedIncident(String stream, String reference, boolean takenOver) {

    /** Of an entry that says so. */
    static Optional<JoinedIncident> of(StoredEntry stored) {
        Optional<String> reference = text(stored, "otherReference");
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        boolean merged = stored.entry().type().equals("incident.IncidentMerged");
        boolean target = text(stored, "side").filter("TARGET"::equals).isPresent();
        return text(stored, "other").map(other -> new JoinedIncident("incident:" + other, reference.get(), merged && target));
    }

    /** Follows what was taken over; what has a trail of its own is listed as left out, with the reason. */
    void sort(Set<String> links, Set<String> streams, SortedMap<String, String> leftOut) {
        if (takenOver) {
            links.add(stream);
        } else if (!streams.contains(stream)) {
            leftOut.put(stream, "it has a trail of its own: ask for that of " + reference);
        }
    }

    private static Optional<String> text(StoredEntry stored, String component) {
        return Optional.ofNullable(stored.ordinary().get(component)).map(Disclosure::value).map(value -> value.asText(""));
    }
}
