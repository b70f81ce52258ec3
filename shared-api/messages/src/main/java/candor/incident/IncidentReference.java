package candor.incident;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people call an incident: {@code INC-2026-0001}. Gap-free per series, year and ledger.
 *
 * @param year in the ledger's zone
 * @param number from 1; at least four digits when written
 */
public record IncidentReference(String series, int year, long number) {
    private static final Pattern FORM = Pattern.compile("([A-Z]{3})-([0-9]{4})-([0-9]{4,})");

    public IncidentReference {
        if (number < 1) {
            throw new IllegalArgumentException("references are numbered from 1");
        }
    }

    /** @throws IllegalArgumentException when the text is no reference */
    public static IncidentReference parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a reference such as INC-2026-0001");
        }
        return new IncidentReference(match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)));
    }

    public IncidentReference next() {
        return new IncidentReference(series, year, number + 1);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%04d-%04d", series, year, number);
    }
}
