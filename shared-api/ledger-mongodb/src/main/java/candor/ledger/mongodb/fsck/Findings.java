package candor.ledger.mongodb.fsck;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Gathers findings; a store damaged throughout is told apart by the first {@link #KEPT}. */
final class Findings {

    static final int KEPT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long all;

    void add(long block, OptionalLong position, String field, String sentence) {
        all++;
        if (kept.size() < KEPT) {
            kept.add(new Finding(block, position, field, sentence));
        }
    }

    void add(Place place, String sentence) {
        add(place.block(), OptionalLong.of(place.position()), place.field(), sentence);
    }

    void block(long block, String field, String sentence) {
        add(block, OptionalLong.empty(), field, sentence);
    }

    void general(String field, String sentence) {
        add(0, OptionalLong.empty(), field, sentence);
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    long all() {
        return all;
    }

    /** Where in the log something stands. */
    record Place(long block, long position, String field) {

        Place in(String name) {
            return new Place(block, position, name);
        }
    }
}
