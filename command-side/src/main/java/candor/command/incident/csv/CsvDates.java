package candor.command.incident.csv;

import candor.testimony.Precision;
import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Dates as a file writes them: the first pattern that fits counts, and what it has no letter for was not said, so a month stays a month. */
final class CsvDates {
    /** ISO 8601 and its usual variants. */
    static final List<String> USUAL = List.of(
            "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]XXX", "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS][.SSS]", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM", "yyyy");

    /** Days since the last of 1899, as Excel keeps dates. */
    private static final String EXCEL = "excel";
    private static final String EPOCH_SECONDS = "epoch-seconds";
    private static final String EPOCH_MILLIS = "epoch-millis";
    private static final LocalDate EXCEL_BEGIN = LocalDate.of(1899, 12, 30);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final int LAST_EXCEL_DAY = 2_958_465;

    private static final List<ChronoField> FIELDS = List.of(
            ChronoField.YEAR, ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH, ChronoField.HOUR_OF_DAY, ChronoField.MINUTE_OF_HOUR, ChronoField.SECOND_OF_MINUTE);
    private static final List<Precision> PRECISIONS = List.of(Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.HOUR, Precision.MINUTE, Precision.SECOND);
    private static final List<String> LETTERS = List.of("yu", "ML", "d", "HhkK", "m", "s");
    private static final List<String> ISO = List.of("%04d", "-%02d", "-%02d", "T%02d", ":%02d", ":%02d");

    private final List<Form> forms;
    private final @Nullable ZoneId zone;

    /**
     * One way to write a date.
     *
     * @param formatter absent where a number is counted from some day
     * @param finest the finest part that it says
     */
    private record Form(String pattern, @Nullable DateTimeFormatter formatter, int finest) {}

    /**
     * @param language of the names of months
     * @param zone in which they were stated, where they do not say so themselves; absent = nobody knows
     * @throws Unreadable where a pattern is none
     */
    CsvDates(List<String> patterns, Locale language, @Nullable ZoneId zone) throws Unreadable {
        List<Form> forms = new ArrayList<>();
        for (String pattern : patterns) {
            forms.add(form(pattern, language));
        }
        this.forms = List.copyOf(forms);
        this.zone = zone;
    }

    private static Form form(String pattern, Locale language) throws Unreadable {
        try {
            return new Form(pattern, isNumber(pattern) ? null : formatter(pattern, language), finest(pattern));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(Unreadable.said(pattern) + " is no pattern of dates, such as dd.MM.yyyy HH:mm");
        }
    }

    private static boolean isNumber(String pattern) {
        return pattern.equals(EXCEL) || pattern.equals(EPOCH_SECONDS) || pattern.equals(EPOCH_MILLIS);
    }

    /** @throws Unreadable where no pattern fits, or the date does not exist in its zone */
    StatedTime read(String cell) throws Unreadable {
        for (Form form : forms) {
            DateTimeFormatter formatter = form.formatter();
            StatedTime read = formatter == null ? number(form.pattern(), cell) : text(formatter, form.finest(), cell);
            if (read != null) {
                return read;
            }
        }
        throw new Unreadable(Unreadable.said(cell) + " is no date of the form " + forms.stream().map(Form::pattern).collect(Collectors.joining(" or ")));
    }

    private @Nullable StatedTime text(DateTimeFormatter formatter, int finest, String cell) throws Unreadable {
        TemporalAccessor parsed;
        try {
            parsed = formatter.parse(cell);
        } catch (DateTimeException e) {
            return null;
        }
        StringBuilder stated = new StringBuilder();
        for (int i = 0; i <= finest; i++) {
            if (!parsed.isSupported(FIELDS.get(i))) {
                return null;
            }
            stated.append(String.format(Locale.ROOT, ISO.get(i), parsed.get(FIELDS.get(i))));
        }
        boolean offset = parsed.isSupported(ChronoField.OFFSET_SECONDS);
        return stated(stated.toString(), offset ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)) : zone, cell, PRECISIONS.get(finest));
    }

    /** The finest part that a pattern has a letter for; a parser fills in the others, and nobody said them. */
    private static int finest(String pattern) {
        String letters = pattern.replaceAll("'[^']*'", "");
        int finest = LETTERS.size() - 1;
        while (finest > 0 && LETTERS.get(finest).chars().noneMatch(letter -> letters.indexOf(letter) >= 0)) {
            finest--;
        }
        return finest;
    }

    private static StatedTime stated(String iso, @Nullable ZoneId zone, String cell, Precision precision) throws Unreadable {
        try {
            return zone == null ? StatedTime.withoutZone(iso) : StatedTime.parse(iso, zone);
        } catch (DateTimeException e) {
            throw new Unreadable("the " + precision.name().toLowerCase(Locale.ROOT) + " " + Unreadable.said(cell) + " does not exist there: check it, or the zone");
        }
    }

    private @Nullable StatedTime number(String kind, String cell) throws Unreadable {
        if (!cell.matches("-?[0-9]{1,14}([.,][0-9]{1,12})?")) {
            return null;
        }
        BigDecimal number = new BigDecimal(cell.replace(',', '.'));
        if (!kind.equals(EXCEL)) {
            Instant at = kind.equals(EPOCH_MILLIS) ? Instant.ofEpochMilli(number.longValue()) : Instant.ofEpochSecond(number.longValue());
            return stated(iso(LocalDateTime.ofInstant(at, ZoneOffset.UTC)), ZoneOffset.UTC, cell, Precision.SECOND);
        }
        if (number.signum() <= 0 || number.intValue() > LAST_EXCEL_DAY) {
            return null;
        }
        LocalDate day = EXCEL_BEGIN.plusDays(number.intValue());
        long seconds = number.remainder(BigDecimal.ONE).multiply(DAY).setScale(0, RoundingMode.HALF_EVEN).longValue();
        return seconds == 0 ? stated(day.toString(), zone, cell, Precision.DAY) : stated(iso(day.atStartOfDay().plusSeconds(seconds)), zone, cell, Precision.SECOND);
    }

    private static String iso(LocalDateTime at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(at);
    }

    /** A year is the year of the calendar, whichever letter is used; a date that does not exist is none. */
    private static DateTimeFormatter formatter(String pattern, Locale language) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(years(pattern)).toFormatter(language).withResolverStyle(ResolverStyle.STRICT);
    }

    private static String years(String pattern) {
        List<String> parts = new ArrayList<>(List.of(pattern.split("'", -1)));
        for (int i = 0; i < parts.size(); i += 2) {
            parts.set(i, parts.get(i).replace('y', 'u'));
        }
        return String.join("'", parts);
    }
}
