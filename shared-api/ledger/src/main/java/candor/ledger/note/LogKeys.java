package candor.ledger.note;

import candor.ledger.Malformed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The keys of one log, newest first: one, two while a key is being replaced, and those that were retired before. A retired key is
 * valid up to the size of the log at which it was retired, so that old checkpoints stay what they were and new ones need the new key.
 * Text form: a line each, the vkey, and {@code until <size>} behind a retired one.
 */
public record LogKeys(List<Period> periods) {

    /** Most keys of a log. */
    public static final int MAX_KEYS = 100;

    private static final Pattern UNTIL = Pattern.compile("until ([1-9][0-9]{0,17})");

    /**
     * A key and how long it counts.
     *
     * @param until size of the largest checkpoint it is valid for; empty for a key in use
     */
    public record Period(VerifierKey key, OptionalLong until) {

        boolean covers(long size) {
            return until.isEmpty() || size <= until.getAsLong();
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
        return new LogKeys(List.of(new Period(key, OptionalLong.empty())));
    }

    /** Reads the text form; the last line feed may be missing. @throws Malformed for anything else */
    public static LogKeys parse(String text) {
        List<Period> periods = new ArrayList<>();
        for (String line : (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            String[] words = line.split(" ", 2);
            VerifierKey key = VerifierKey.parse(words[0]);
            Malformed.unless(words.length == 1 || UNTIL.matcher(words[1]).matches(), "a log key's line is the vkey, and until and a size if it was retired");
            periods.add(new Period(key, words.length == 1 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[1].substring("until ".length())))));
        }
        return new LogKeys(periods);
    }

    /** The text form. */
    public String format() {
        StringBuilder text = new StringBuilder();
        for (Period period : periods) {
            text.append(period.key().vkey());
            period.until().ifPresent(until -> text.append(" until ").append(until));
            text.append('\n');
        }
        return text.toString();
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

    /** With a further key, which is the newest from now on. @throws Malformed if it is among them or another log's */
    public LogKeys rotatedTo(VerifierKey key) {
        List<Period> grown = new ArrayList<>(List.of(new Period(key, OptionalLong.empty())));
        grown.addAll(periods);
        return new LogKeys(grown);
    }

    /** With every key in use but the newest retired. @param size of the largest checkpoint they are still valid for */
    public LogKeys retiredAt(long size) {
        return new LogKeys(periods.stream().map(period -> period.until().isPresent() || period.key().equals(newest()) ? period
                : new Period(period.key(), OptionalLong.of(size))).toList());
    }

    /**
     * The checkpoint that a note vouches for under one of these keys.
     *
     * @throws UnverifiedNote if none of them signed it, a signature in the name of one is false, or those that signed were retired before this size
     * @throws Malformed if its text is no checkpoint
     */
    public Checkpoint open(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.open(note, all());
        Collection<VerifierKey> signers = note.verifiedBy(all());
        if (periods.stream().noneMatch(period -> signers.contains(period.key()) && period.covers(checkpoint.size()))) {
            throw new UnverifiedNote("it is signed only by a key that was retired at a smaller size of the log");
        }
        return checkpoint;
    }
}
