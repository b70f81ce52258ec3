package candor.ledger.mongodb.log;

import candor.ledger.mongodb.block.Criteria;
import candor.ledger.mongodb.block.Criteria.Alternative;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The last events of the log, by tag. Not safe for use by several threads. */
public final class RecentEvents {

    private record Item(long position, String type, List<String> tags) {}

    private static final Deque<Item> NONE = new ArrayDeque<>(0);

    private final int capacity;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Map<String, Deque<Item>> byTag = new HashMap<>();
    private long floor;

    /**
     * @param capacity most events kept
     * @param floor position from which on every event will be added
     */
    public RecentEvents(int capacity, long floor) {
        this.capacity = capacity;
        this.floor = floor;
    }

    /** Adds the next event. */
    public void add(long position, String type, List<String> tags) {
        Item item = new Item(position, type, tags);
        items.addLast(item);
        tags.forEach(tag -> byTag.computeIfAbsent(tag, key -> new ArrayDeque<>(2)).addLast(item));
        if (items.size() > capacity) {
            drop(items.removeFirst());
        }
    }

    /** Whether everything from this position on is here. */
    public boolean covers(long position) {
        return position >= floor;
    }

    /** The first position from which on everything is here. */
    public long floor() {
        return floor;
    }

    /** Whether an event at this position or behind it matches; only what is here is looked at. */
    public boolean anyMatch(Criteria criteria, long from) {
        if (criteria.everything()) {
            return !items.isEmpty() && items.getLast().position() >= from;
        }
        for (Alternative alternative : criteria.alternatives()) {
            if (anyMatch(alternative, from)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyMatch(Alternative alternative, long from) {
        Deque<Item> fewest = alternative.tags().isEmpty() ? items : fewest(alternative.tags());
        for (Iterator<Item> newest = fewest.descendingIterator(); newest.hasNext(); ) {
            Item item = newest.next();
            if (item.position() < from) {
                return false;
            }
            if (alternative.matches(item.type(), item.tags())) {
                return true;
            }
        }
        return false;
    }

    /** Positions, in order, of all events at this position or behind it that match, each alternative having a tag; what is not here is not looked at. */
    public SortedSet<Long> matching(Criteria criteria, long from) {
        SortedSet<Long> positions = new TreeSet<>();
        for (Alternative alternative : criteria.alternatives()) {
            for (Iterator<Item> newest = fewest(alternative.tags()).descendingIterator(); newest.hasNext(); ) {
                Item item = newest.next();
                if (item.position() < from) {
                    break;
                }
                if (alternative.matches(item.type(), item.tags())) {
                    positions.add(item.position());
                }
            }
        }
        return positions;
    }

    private Deque<Item> fewest(List<String> tags) {
        Deque<Item> fewest = items;
        for (String tag : tags) {
            Deque<Item> tagged = byTag.get(tag);
            if (tagged == null) {
                return NONE;
            }
            fewest = tagged.size() < fewest.size() ? tagged : fewest;
        }
        return fewest;
    }

    private void drop(Item oldest) {
        floor = oldest.position() + 1;
        for (String tag : oldest.tags()) {
            Deque<Item> same = Objects.requireNonNull(byTag.get(tag));
            same.removeFirst();
            if (same.isEmpty()) {
                byTag.remove(tag);
            }
        }
    }
}
