package candor.query;

/** A number with its unit, as a sentence says it: an hour is no "1 hours". */
public final class UnitWords {
    private UnitWords() {}

    /** As {@link #amount(String, String)}, of a whole number. */
    public static String amount(long amount, String units) {
        return amount(Long.toString(amount), units);
    }

    /**
     * @param amount a decimal number as it was stated
     * @param units the word for several, which is the one for one and an s
     */
    public static String amount(String amount, String units) {
        return amount + " " + (amount.equals("1") ? units.substring(0, units.length() - 1) : units);
    }
}
