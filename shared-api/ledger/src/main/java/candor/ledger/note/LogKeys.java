package candor.ledger.note;

import candor.ledger.Malformed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys of one log, newest first: one, two while a key is being replaced, and those that were retired before. A retired key is
 * valid up to the size of the log at which it was retired, so that old checkpoints stay what they were and new ones need the new key.
 * Text form: a line each, the vkey, {@code from <size>} behind one that replaced another, {@code until <size>} behind a retired one.
 */
public record LogKeys(List<Period> periods) {

    /** Most keys of a log. */
    public static final int MAX_KEYS = 100;

    private static final Pattern LINE = Pattern.compile("([^ ]+)(?: from ([1-9][0-9]{0,17}))?(?: until ([1-9][0-9]{0,17}))?");

    /**
     * A key and for which checkpoints it counts.
     *
     * @param from size of the smallest checkpoint it is valid for; 0 for a log's first key
     * @param until size of the largest one; empty for a key in use
     */
    public record Period(VerifierKey key, long from, OptionalLong until) {

        boolean covers(long size) {
            return size >= from && (until.isEmpty() || size <= until.getAsLong());
        }

        private String line() {
            return key.vkey() + (from == 0 ? "" : " from " + from) + (until.isEmpty() ? "" : " until " + until.getAsLong()) + "\n";
        }
    }

    /** @throws Malformed if there is no key, one stands twice, they are of several logs, or none is in use */
    public LogKeys {
        Malformed.unless(!periods.isEmpty() && periods.size() <= MAX_KEYS, "a log has at least one key");
        Malformed.unless(periods.stream().map(Period::key).distinct().count() == periods.size(), "a log's key stands twice");
        Malformed.unless(periods.stream().map(period -> period.key().name()).distinct().count() == 1, "keys of several logs");
        Malformed.unless(periods.getFirst().until().isEmpty(), "the newest key of a log is in use");
        periods = List.copyOf(periods);
    }

    /** One key, never replaced so far. */
    public static LogKeys of(VerifierKey key) {
        return new LogKeys(List.of(new Period(key, 0, OptionalLong.empty())));
    }

    /** Reads the text form; the last line feed may be missing. @throws Malformed for anything else */
    public static LogKeys parse(String text) {
        List<Period> periods = new ArrayList<>();
        for (String line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            Matcher found = LINE.matcher(line);
            Malformed.unless(found.matches(), "a log key's line is the vkey, and from and until with sizes where it was replaced");
            String until = found.group(3);
            periods.add(new Period(VerifierKey.parse(found.group(1)), found.group(2) == null ? 0 : Long.parseLong(found.group(2)),
                    until == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(until))));
        }
        return new LogKeys(periods);
    }

    /** The text form. */
    public String format() {
        return periods.stream().map(Period::line).collect(Collectors.joining());
    }

    /** The newest key, in use. */
    public VerifierKey newest() {
        return periods.getFirst().key();
    }

    /** The log's name. */
    public String origin() {
        return newest().name();
    }

    /** Every key that ever counted. */
    public List<VerifierKey> all() {
        return periods.stream().map(Period::key).toList();
    }

    /** The keys in use, newest first. */
    public List<VerifierKey> inUse() {
        return periods.stream().filter(period -> period.until().isEmpty()).map(Period::key).toList();
    }

    /** The keys that were retired, the latest first. */
    public List<VerifierKey> retired() {
        return periods.stream().filter(period -> period.until().isPresent()).map(Period::key).toList();
    }

    /** With a further key, which is the newest from this size of the log on. @throws Malformed if it is among them or another log's */
    public LogKeys rotatedTo(VerifierKey key, long from) {
        List<Period> grown = new ArrayList<>(List.of(new Period(key, from, OptionalLong.empty())));
        grown.addAll(periods);
        return new LogKeys(grown);
    }

    /** With every key in use but the newest retired. @param size of the largest checkpoint they are still valid for */
    public LogKeys retiredAt(long size) {
        return new LogKeys(periods.stream().map(period -> period.until().isPresent() || period.key().equals(newest()) ? period
                : new Period(period.key(), period.from(), OptionalLong.of(size))).toList());
    }

    /** What could be said when the log had this size: later rotations and retirements are left out. */
    public LogKeys asOf(long size) {
        return new LogKeys(periods.stream().filter(period -> period.from() <= size)
                .map(period -> period.until().isPresent() && period.until().getAsLong() >= size ? new Period(period.key(), period.from(), OptionalLong.empty()) : period).toList());
    }

    /**
     * The checkpoint that a note vouches for under one of these keys.
     *
     * @throws UnverifiedNote if none of them signed it, a signature in the name of one is false, or those that signed do not count at this size
     * @throws Malformed if its text is no checkpoint
     */
    public Checkpoint open(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.open(note, all());
        Collection<VerifierKey> signers = note.verifiedBy(all());
        if (periods.stream().noneMatch(period -> signers.contains(period.key()) && period.covers(checkpoint.size()))) {
            throw new UnverifiedNote("it is signed only by a key that was retired at a smaller size of the log, or came into use at a larger one");
        }
        return checkpoint;
    }
}
