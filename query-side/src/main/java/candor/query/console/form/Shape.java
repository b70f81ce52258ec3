package candor.query.console.form;

import java.util.List;

/** What a component of a command is made of, as far as a form must know. */
sealed interface Shape {

    /** Text somebody types; several lines where it is free text. */
    record Text(boolean freeText, List<String> suggestions) implements Shape {}

    /** A person: an account, a typed name, or either. */
    record Person(Naming naming) implements Shape {}

    /** How a person may be named. */
    enum Naming {
        ACCOUNT,
        TYPED,
        EITHER
    }

    /** A whole number. */
    record Number() implements Shape {}

    /** Whole numbers, one per line. */
    record Numbers() implements Shape {}

    /** Yes or no. */
    record Flag() implements Shape {}

    /** One of a closed list. */
    record OneOf(Class<? extends Enum<?>> type) implements Shape {}

    /** Some of a closed list. */
    record SomeOf(Class<? extends Enum<?>> type) implements Shape {}

    /** Words, one per line; common ones can be ticked. */
    record Words(List<String> suggestions) implements Shape {}

    /** A time as stated, with zone and precision. */
    record Time() implements Shape {}

    /** An interval of times. */
    record Interval() implements Shape {}

    /** Money: typed as a decimal number, carried in minor units. */
    record Money() implements Shape {}

    /** A record: its parts side by side, in their order. */
    record Parts(Class<? extends Record> type, List<Part> parts) implements Shape {}

    /** Any number of records. */
    record Rows(Parts row) implements Shape {}
}
