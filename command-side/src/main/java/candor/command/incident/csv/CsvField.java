package candor.command.incident.csv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a column can mean. The name in a mapping is that of the constant in camel case. */
enum CsvField {
    /** The other system's own identifier of the record; without it the row is its own. */
    KEY(Kind.TEXT),
    /** In one line what happened. */
    SUMMARY(Kind.TEXT),
    /** When it happened, or began. */
    OCCURRED(Kind.DATE),
    /** When it ended. */
    OCCURRED_UNTIL(Kind.DATE),
    /** When the other system wrote it down. */
    RECORDED(Kind.DATE),
    DETECTED(Kind.DATE),
    /** How it was noticed, such as {@code external.customer}. */
    DETECTION_METHOD(Kind.LIST),
    /** When it was contained. */
    CONTAINED(Kind.DATE),
    CONTAINMENT(Kind.WORD),
    /** When it became public. */
    PUBLIC_SINCE(Kind.DATE),
    CONFIRMATION(Kind.WORD),
    SEVERITY(Kind.WORD),
    ACTORS(Kind.LIST),
    ACTIONS(Kind.LIST),
    ASSETS(Kind.LIST),
    ATTRIBUTES(Kind.LIST),
    COUNTRIES(Kind.LIST),
    INDUSTRY(Kind.TEXT),
    /** How many people are affected, the best estimate. */
    PERSONS(Kind.NUMBER),
    PERSONS_MIN(Kind.NUMBER),
    PERSONS_MAX(Kind.NUMBER),
    RECORDS(Kind.NUMBER),
    /** Which kinds of data. */
    DATA(Kind.LIST),
    /** Whether these are of GDPR Art. 9 or 10. */
    SPECIAL_CATEGORY(Kind.BOOLEAN),
    /** Whether data left: VERIS data_disclosure. */
    DISCLOSURE(Kind.WORD),
    COST(Kind.NUMBER),
    /** ISO 4217. */
    CURRENCY(Kind.TEXT),
    ROOT_CAUSE(Kind.TEXT),
    CAUSE_KINDS(Kind.LIST),
    /** Where it was read, such as an address. */
    SOURCE(Kind.TEXT),
    /** Whatever else is worth reading; one note for each column. */
    NOTES(Kind.TEXT);

    /** How a cell is read. */
    enum Kind {
        TEXT,
        DATE,
        NUMBER,
        BOOLEAN,
        WORD,
        LIST
    }

    private final Kind kind;

    CsvField(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** As a mapping names it. */
    String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0] + Arrays.stream(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
    }

    static Optional<CsvField> named(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }
}
