package candor.platform.edge.shape;

import java.util.List;

/** The form of one JSON value at the HTTP edge. */
public sealed interface Shape {

    /** A string. */
    record Text() implements Shape {}

    /** A string that is sealed in the ledger: text somebody typed. */
    record TypedText() implements Shape {}

    /** A string that is sealed in the ledger under one person's key, or {@code {"account": reference}}. */
    record Person() implements Shape {}

    /** An integer. */
    record Whole(long min, long max) implements Shape {}

    record Flag() implements Shape {}

    /** RFC 3339 instant in UTC. */
    record Moment() implements Shape {}

    /** {@code {"stated": local ISO form, "zone": IANA zone or offset}}; without a zone, nobody said which. */
    record Stated() implements Shape {}

    /** One of an enumeration's names. */
    record Choice(Class<? extends Enum<?>> type) implements Shape {}

    record ListOf(Shape item) implements Shape {}

    /** An object whose names are free and whose values are strings. */
    record TextMap() implements Shape {}

    /** An object with exactly these members. */
    record Structure(Class<? extends Record> type, List<Member> members) implements Shape {
        public Structure {
            members = List.copyOf(members);
        }
    }

    /**
     * One member of an object.
     *
     * @param need what happens where it is left out
     */
    record Member(String name, Shape shape, Need need) {}

    /** What happens where a member is left out. */
    enum Need {
        /** The request is refused. */
        REQUIRED,
        /** Unknown, or an empty list, or nothing stated. */
        OPTIONAL,
        /** The server alone sets it; a request that holds it is refused. */
        SET_BY_SERVER
    }
}
