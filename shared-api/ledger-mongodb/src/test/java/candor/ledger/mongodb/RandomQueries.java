package candor.ledger.mongodb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Queries and events over ten types and ten tags, made from a seed; and what a query matches, said in the plainest way. */
final class RandomQueries {

    private static final int TYPES = 10;
    private static final int TAGS = 10;

    private RandomQueries() {
    }

    /**
     * An alternative of a query.
     *
     * @param types one of which the event must have; none = any
     * @param tags all of which it must have
     */
    record Item(Set<String> types, Set<String> tags) {

        boolean matches(Seen event) {
            return (types.isEmpty() || types.contains(event.type())) && event.tags().containsAll(tags);
        }

        EventCriteria criteria() {
            Tag[] all = tags.stream().map(tag -> Tag.of("TEST", tag)).toArray(Tag[]::new);
            var tagged = all.length == 0 ? EventCriteria.havingAnyTag() : EventCriteria.havingTags(all);
            return types.isEmpty() ? tagged : tagged.andBeingOneOfTypes(types.stream().map(QualifiedName::new).toArray(QualifiedName[]::new));
        }
    }

    /** @param items alternatives; none = every event */
    record Query(List<Item> items) {

        EventCriteria criteria() {
            return items.isEmpty() ? EventCriteria.havingAnyTag() : EventCriteria.either(items.stream().map(Item::criteria).toList());
        }

        /** Position of the last of these events that matches; −1 if none does. */
        long last(List<Seen> events) {
            long last = -1;
            for (Seen event : events) {
                if (items.isEmpty() || items.stream().anyMatch(item -> item.matches(event))) {
                    last = event.position();
                }
            }
            return last;
        }
    }

    /** An event as a query sees it. */
    record Seen(long position, String type, Set<String> tags) {

        static Seen of(EventMessage event) {
            String tags = Objects.requireNonNull(event.metadata().get("tags"));
            return new Seen(Long.parseLong(Objects.requireNonNull(event.metadata().get("position"))), event.type().name(),
                    Arrays.stream(tags.split(" ")).filter(tag -> !tag.isEmpty()).collect(Collectors.toSet()));
        }
    }

    /** Up to three alternatives of up to four types and up to three tags; none of either now and then. */
    static Query query(Random random) {
        List<Item> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(new Item(some(random, random.nextInt(5), "test.Type", TYPES), some(random, random.nextInt(4), "t", TAGS)));
        }
        return new Query(items);
    }

    /** An event of a random type with up to four random tags, which its metadata repeat. */
    static TaggedEventMessage<?> event(Random random, Object payload) {
        Set<String> tags = some(random, random.nextInt(5), "t", TAGS);
        String[] full = tags.stream().map(tag -> "TEST:" + tag).toArray(String[]::new);
        TaggedEventMessage<?> event = Samples.event("test.Type" + random.nextInt(TYPES), payload, full);
        return new GenericTaggedEventMessage<>(event.event().andMetadata(Map.of("tags", String.join(" ", tags))), event.tags());
    }

    private static Set<String> some(Random random, int count, String name, int of) {
        return new HashSet<>(IntStream.range(0, count).mapToObj(i -> name + random.nextInt(of)).toList());
    }
}
