package candor.query.console;

import candor.access.Role;
import candor.incident.Amount;
import candor.incident.Bounds;
import candor.access.AuditorCommand.GrantAuditorAccess;
import candor.platform.command.Actor;
import candor.platform.command.CommandRights;
import candor.query.ReadRights;
import candor.query.UnitWords;
import candor.query.console.form.Labels;
import candor.sealing.FreeText;
import candor.sealing.Personal;
import candor.signal.SignalSourceCommand.RegisterSignalSource;
import candor.task.AnchorPoint;
import candor.task.DueOffset;
import candor.testimony.Occurred;
import candor.testimony.Precision;
import candor.testimony.StatedDuration;
import candor.testimony.StatedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as people read them: every time with its zone, a month as a month, unknown never as zero. Called by templates. */
public final class Words {
    /** Powers of a thousand: kilo, mega, giga, tera. */
    private static final String SIZES = "kMGT";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String NOTHING = "–";
    private static final List<String> COMMON_ZONES = List.of(
            "UTC", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome", "Europe/Athens", "Europe/Istanbul",
            "Africa/Lagos", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland",
            "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto", "America/Sao_Paulo");

    private final Labels labels;
    private final ZoneId zone;

    public Words(Labels labels, ZoneId zone) {
        this.labels = labels;
        this.zone = zone;
    }

    /** The plain word for an enumerated value. */
    public String of(@Nullable Enum<?> value) {
        return value == null ? NOTHING : labels.word(value);
    }

    /** The label of a key of the message file. */
    public String label(String key) {
        return labels.of(key);
    }

    /** The same inside a sentence. */
    public String lower(Enum<?> value) {
        String word = labels.word(value);
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** The word before a text of an entry: its component's name, spaced. */
    public String component(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    public boolean isAdministrator(Actor visitor) {
        return visitor.holds(Role.ADMINISTRATOR);
    }

    public boolean mayReadIncidents(Actor visitor) {
        return ReadRights.incidents(visitor);
    }

    public boolean mayReadAccounts(Actor visitor) {
        return ReadRights.accounts(visitor);
    }

    public boolean mayRegisterSources(Actor visitor) {
        return CommandRights.permits(visitor, RegisterSignalSource.class);
    }

    public boolean mayLetAuditorsIn(Actor visitor) {
        return CommandRights.permits(visitor, GrantAuditorAccess.class);
    }

    public boolean mayReadErasures(Actor visitor) {
        return ReadRights.erasures(visitor);
    }

    /** Zones offered first; any other may be typed. */
    public List<String> commonZones() {
        return Stream.concat(Stream.of(zone.getId()), COMMON_ZONES.stream()).distinct().toList();
    }

    /** The ledger's clock, in the zone of the installation. */
    public String recorded(Instant instant) {
        return CLOCK.format(instant.atZone(zone)) + " " + zone.getId();
    }

    /** How long after what something is due. */
    public String offset(@Nullable DueOffset offset) {
        return offset == null ? NOTHING : UnitWords.amount(offset.amount(), lower(offset.unit())) + " after " + lower(offset.anchor());
    }

    /** An instant at which something is due; where it is counted from a time that was stated loosely, it is the latest one that can be meant. */
    public String due(@Nullable AnchorPoint due) {
        return due == null ? NOTHING : (due.approximate() ? "at the latest " : "") + recorded(due.at());
    }

    /** How far an instant lies ahead or back, in its two largest units. */
    public String away(Instant instant, Instant now) {
        Duration apart = Duration.between(now, instant).abs();
        String size = apart.toDays() > 0 ? apart.toDays() + " d " + apart.toHoursPart() + " h"
                : apart.toHours() > 0 ? apart.toHours() + " h " + apart.toMinutesPart() + " min" : apart.toMinutes() + " min";
        return instant.isBefore(now) ? size + " ago" : "in " + size;
    }

    /** Only the day of the ledger's clock. */
    public String day(Instant instant) {
        return instant.atZone(zone).toLocalDate() + " " + zone.getId();
    }

    public String time(@Nullable StatedTime time) {
        if (time == null) {
            return NOTHING;
        }
        String only = time.precision().compareTo(Precision.DAY) > 0 ? " (" + labels.word(time.precision()) + ")" : "";
        return digits(time) + only + " " + zone(time);
    }

    public String interval(@Nullable Occurred occurred) {
        if (occurred == null) {
            return NOTHING;
        }
        return switch (occurred.kind()) {
            case UNKNOWN -> "Not known";
            case EXACT -> time(occurred.begin());
            case APPROXIMATE -> "About " + time(occurred.begin());
            case NOT_BEFORE -> "Not before " + time(occurred.begin());
            case NOT_AFTER -> "Not after " + time(occurred.end());
            case BETWEEN -> between(Objects.requireNonNull(occurred.begin()), occurred.end());
        };
    }

    private String between(StatedTime begin, @Nullable StatedTime end) {
        if (end == null) {
            return "From " + time(begin) + ", still lasting";
        }
        boolean sameZone = begin.zone().equals(end.zone()) && begin.precision().compareTo(Precision.DAY) <= 0;
        return (sameZone ? digits(begin) : time(begin)) + " to " + time(end);
    }

    /** An hour alone is written so that it is not taken for a day. */
    private static String digits(StatedTime time) {
        String text = time.stated().replace('T', ' ');
        return time.precision() == Precision.HOUR ? text + " h" : text;
    }

    private static String zone(StatedTime time) {
        return time.zone().equals(StatedTime.ZONE_NOT_STATED) ? "(zone not stated)" : time.zone();
    }

    public String duration(@Nullable StatedDuration duration) {
        if (duration == null) {
            return NOTHING;
        }
        return duration.amount() == null ? labels.word(duration.unit()) : UnitWords.amount(duration.amount(), labels.word(duration.unit()).toLowerCase(Locale.ROOT));
    }

    /** Text that may be withheld or destroyed; {@link #isKnown} tells which. */
    public String text(@Nullable FreeText text) {
        return switch (text) {
            case null -> "";
            case FreeText.Known known -> known.value();
            case FreeText.Withheld withheld -> "withheld: " + withheld.reason();
            case FreeText.Erased _ -> "erased";
        };
    }

    public boolean isKnown(@Nullable FreeText text) {
        return text instanceof FreeText.Known;
    }

    public String person(@Nullable Personal person) {
        return switch (person) {
            case null -> NOTHING;
            case Personal.Known known -> known.value();
            case Personal.Withheld withheld -> "name withheld: " + withheld.reason();
            case Personal.Erased _ -> "name erased";
        };
    }

    /** A sum in minor units of a currency; nothing is a dash. */
    public String sum(long minorUnits, String currency) {
        return minorUnits == 0 ? NOTHING : money(new Amount(minorUnits, currency));
    }

    /** One number of an estimate; unknown is not zero. */
    public String count(@Nullable Long number) {
        return number == null ? NOTHING : String.format(Locale.ROOT, "%,d", number);
    }

    /** A size as people say it, and exactly. */
    public String bytes(long size) {
        if (size < 1_000) {
            return size + (size == 1 ? " byte" : " bytes");
        }
        double value = size;
        int unit = -1;
        while (value >= 999.5 && unit < SIZES.length() - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ENGLISH, value < 9.95 ? "%.1f" : "%.0f", value) + " " + SIZES.charAt(unit) + "B, " + count(size) + " bytes";
    }

    public boolean isUnknown(Bounds bounds) {
        return bounds.equals(Bounds.UNKNOWN);
    }

    public String money(@Nullable Amount amount) {
        if (amount == null) {
            return NOTHING;
        }
        BigDecimal sum = amount.inMajorUnits();
        String number = String.format(Locale.ROOT, "%,." + sum.scale() + "f", sum);
        return number + " " + (amount.currency() == null ? "(currency not stated)" : amount.currency());
    }
}
