package candor.sealing;

import java.util.Optional;

/**
 * Text that somebody typed. It may name a person although nobody asked for it, so it is sealed under a key of its own and one
 * field of one entry can be erased.
 */
public sealed interface FreeText {

    /** The text itself. */
    record Known(String value) implements FreeText {
        @Override
        public String toString() {
            return "FreeText[sealed]";
        }
    }

    /** The text exists and is not shown to this reader. */
    record Withheld(String reason) implements FreeText {}

    /** The text is destroyed; its commitment remains in the log. */
    record Erased() implements FreeText {}

    static FreeText of(String text) {
        return new Known(text);
    }

    /** The text, where it is known. */
    default Optional<String> text() {
        return this instanceof Known known ? Optional.of(known.value()) : Optional.empty();
    }
}
