package candor.testimony;

/** How precisely a time was stated; a month stays a month. */
public enum Precision {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    MONTH,
    YEAR
}
