package candor.sealing;

import java.util.Optional;

/** Data about exactly one person: a name, an address. It is sealed under that person's key and destroyed with it. */
public sealed interface Personal {

    /**
     * The value itself.
     *
     * @param subject whose key seals it
     * @param value what it says about them
     */
    record Known(SubjectReference subject, String value) implements Personal {
        @Override
        public String toString() {
            return "Personal[sealed]";
        }
    }

    /** The value exists and is not shown to this reader. */
    record Withheld(String reason) implements Personal {}

    /** The value is destroyed; its commitment remains in the log. */
    record Erased() implements Personal {}

    static Personal of(SubjectReference subject, String value) {
        return new Known(subject, value);
    }

    /** The value, where it is known. */
    default Optional<String> text() {
        return this instanceof Known known ? Optional.of(known.value()) : Optional.empty();
    }
}
