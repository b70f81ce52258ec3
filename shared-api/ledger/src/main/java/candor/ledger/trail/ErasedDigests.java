package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The digests that the erasures in a trail list, gathered while its entries are read. */
public final class ErasedDigests {

    /** Stored names of the events that list erased digests in their component {@code digests}. */
    public static final Set<String> TYPES = Set.of("request.PersonalDataErased", "request.ContentErased");

    private static final String COMPONENT = "digests";

    private final Set<Hash> digests = new HashSet<>();
    private long events;

    /** Takes in an entry. @throws Malformed if it is an erasure that does not show which digests it erased */
    public void add(DisclosedEntry entry) {
        if (!isErasure(entry.entry().type())) {
            return;
        }
        JsonNode listed = entry.value(COMPONENT).filter(JsonNode::isArray)
                .orElseThrow(() -> new Malformed("an erasure that does not disclose its digests"));
        listed.forEach(digest -> {
            Malformed.unless(digest.isTextual(), "an erased digest that is no string");
            digests.add(Hash.ofBase64Url(digest.textValue()));
        });
        events++;
    }

    /** Whether events of this stored name list erased digests. */
    public static boolean isErasure(String type) {
        return TYPES.contains(type);
    }

    /** All digests listed so far. */
    public Set<Hash> all() {
        return Collections.unmodifiableSet(digests);
    }

    /** Number of erasures seen. */
    public long events() {
        return events;
    }
}
