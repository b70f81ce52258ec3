package candor.command.incident.csv;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as a file writes them.
 *
 * @param decimal the sign before decimals: a point or a comma; the other one, spaces and apostrophes stand between thousands
 */
record CsvNumbers(char decimal) {
    private static final Pattern SIGNS = Pattern.compile("[\\s\\u00a0\\u202f'’€$£¥]");

    BigDecimal read(String cell) throws Unreadable {
        String bare = SIGNS.matcher(cell).replaceAll("");
        char thousands = decimal == '.' ? ',' : '.';
        String grouping = Pattern.quote(String.valueOf(thousands));
        String form = "-?([0-9]{1,18}|[0-9]{1,3}(" + grouping + "[0-9]{3}){1,5})(" + Pattern.quote(String.valueOf(decimal)) + "[0-9]{1,6})?";
        if (!bare.matches(form)) {
            throw new Unreadable(Unreadable.said(cell) + " is no number with \"" + decimal + "\" before its decimals");
        }
        return new BigDecimal(bare.replace(String.valueOf(thousands), "").replace(decimal, '.'));
    }

    /** How many. */
    long count(String cell) throws Unreadable {
        BigDecimal number = read(cell);
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw new Unreadable(Unreadable.said(cell) + " is no count: it has to be whole and not below 0");
        }
        return number.longValueExact();
    }
}
