package candor.ledger.mongodb.block;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Axon's criteria in the ledger's terms.
 *
 * @param everything whether every event matches
 * @param alternatives an event matches if one of them does
 */
public record Criteria(boolean everything, List<Alternative> alternatives) {

    /** What no event matches. */
    public static final Criteria NONE = new Criteria(false, List.of());

    private static final QualifiedName NO_EVENT = new QualifiedName("no event has this type");

    /**
     * @param types stored names, one of which the event must have; empty = any
     * @param tags {@code key:value}, all of which it must have
     */
    public record Alternative(Set<String> types, List<String> tags) {

        /** Whether an event of this type with these tags is meant. */
        public boolean matches(String type, Collection<String> eventTags) {
            return (types.isEmpty() || types.contains(type)) && eventTags.containsAll(tags);
        }
    }

    public static Criteria of(EventCriteria criteria) {
        // What even matches this has an alternative without any restriction, which flattening would lose.
        if (!criteria.hasCriteria() || criteria.matches(NO_EVENT, Set.of())) {
            return new Criteria(true, List.of());
        }
        return new Criteria(false, criteria.flatten().stream().map(Criteria::alternative).toList());
    }

    /** Whether an event of this type with these tags is meant. */
    public boolean matches(String type, Collection<String> eventTags) {
        if (everything) {
            return true;
        }
        for (Alternative alternative : alternatives) {
            if (alternative.matches(type, eventTags)) {
                return true;
            }
        }
        return false;
    }

    /** A tag as entries hold it. */
    public static String tag(Tag tag) {
        return tag.key() + ":" + tag.value();
    }

    /** A tag of an entry as Axon holds it. */
    public static Tag tag(String tag) {
        int colon = tag.indexOf(':');
        return new Tag(tag.substring(0, colon), tag.substring(colon + 1));
    }

    private static Alternative alternative(EventCriterion criterion) {
        Set<String> types = criterion.types().isEmpty()
                ? Set.of()
                : criterion.types().stream().map(QualifiedName::name).collect(Collectors.toUnmodifiableSet());
        List<String> tags = new ArrayList<>(criterion.tags().size());
        for (Tag tag : criterion.tags()) {
            tags.add(tag(tag));
        }
        Collections.sort(tags);
        return new Alternative(types, List.copyOf(tags));
    }
}
