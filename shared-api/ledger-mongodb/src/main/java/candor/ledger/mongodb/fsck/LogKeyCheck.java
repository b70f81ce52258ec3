package candor.ledger.mongodb.fsck;

import candor.ledger.Malformed;
import candor.ledger.entry.Disclosure;
import candor.ledger.entry.Entry;
import candor.ledger.mongodb.Predecessor;
import candor.ledger.mongodb.fsck.Findings.Place;
import candor.ledger.note.LogKeys;
import candor.ledger.note.LogKeys.Period;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;

/**
 * Compares the keys that are believed, and for which sizes each counts, with what the log itself says of them. Who can write the keep folder
 * and the database, but not the log, can neither slip a key in nor bring a retired one back without being reported: at most as a change
 * of keys that was begun and not ended.
 */
final class LogKeyCheck {

    private static final String ROTATED = "log.LogKeyRotated";
    private static final String RETIRED = "log.LogKeyRetired";
    private static final String CONTINUED = "log.LogContinued";

    /** @param size the smallest checkpoint the key is valid for, or the largest */
    private record Said(Place place, long size) {}

    private final Findings findings;
    private final Map<String, Said> rotated = new HashMap<>();
    private final Map<String, Said> retired = new HashMap<>();
    private final Map<String, String> continued = new HashMap<>();

    LogKeyCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param stored the entry's ordinary components */
    void entry(Place place, Entry entry, Document stored) {
        switch (entry.type()) {
            case ROTATED -> read(entry, stored, "vkey").ifPresent(vkey -> read(entry, stored, "from")
                    .ifPresent(from -> rotated.put(vkey.asText(), new Said(place.in("vkey"), from.asLong()))));
            // Valid up to the first checkpoint that holds this entry.
            case RETIRED -> read(entry, stored, "vkey").ifPresent(vkey -> retired.put(vkey.asText(), new Said(place.in("vkey"), place.position() + 1)));
            case CONTINUED -> read(entry, stored, "origin").ifPresent(origin -> read(entry, stored, "keys").ifPresent(keys -> continued.put(origin.asText(), keys.asText())));
            default -> { }
        }
    }

    /** Only what the entry commits to; what it does not is found elsewhere. */
    private static Optional<JsonNode> read(Entry entry, Document stored, String component) {
        try {
            Disclosure disclosure = Disclosure.parse(String.valueOf(stored.get(component)));
            return Objects.equals(entry.content().components().get(component), disclosure.digest()) ? Optional.of(disclosure.value()) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /**
     * What the keep folder says is under way; the log may be ahead by it.
     *
     * @param rotation whether a rotation was begun and not finished
     * @param retiring vkey whose retirement was begun and not finished
     */
    record UnderWay(boolean rotation, Optional<String> retiring) {
        static final UnderWay NOTHING = new UnderWay(false, Optional.empty());

        /** What it is and what ends it. @param undestroyed files of retired keys that are still there */
        List<String> sentences(List<String> undestroyed) {
            List<String> sentences = new ArrayList<>();
            if (rotation) {
                sentences.add("a rotation of the log's keys was begun and not ended: \"candor keys rotate\" ends it");
            }
            if (retiring.isPresent()) {
                sentences.add("the retirement of a log key was begun and not ended, and it may still sign: \"candor keys retire\" ends it");
            }
            undestroyed.forEach(file -> sentences.add("the private half of a retired log key is still in the keep folder (" + file + "): \"candor keys retire\" or the next start destroys it"));
            return List.copyOf(sentences);
        }
    }

    /**
     * To be called when all entries were read.
     *
     * @param keys as they are believed now
     */
    void compare(LogKeys keys, UnderWay underWay) {
        compare("", keys, Long.MAX_VALUE, underWay);
    }

    /**
     * The same for the keys of a log that this one was begun from.
     *
     * @param keys as they are believed now
     */
    void compare(Predecessor earlier, LogKeys keys, UnderWay underWay) {
        String of = "log " + earlier.origin() + ", ";
        String said = continued.get(earlier.origin());
        if (said != null && !said.equals(earlier.keys().format())) {
            findings.general(of + "keys", "the keys that are stored for it are not those that log.LogContinued names");
        }
        compare(of, keys, earlier.size(), underWay);
    }

    /** @param entries how many entries of that log are here; what its keys say of larger sizes cannot be among them */
    private void compare(String of, LogKeys keys, long entries, UnderWay underWay) {
        Set<String> known = new HashSet<>();
        for (int i = 0; i < keys.periods().size(); i++) {
            Period period = keys.periods().get(i);
            known.add(period.key().vkey());
            boolean first = i == keys.periods().size() - 1;
            beginning(of, period, first, entries);
            end(of, period, entries, underWay);
        }
        List<Said> absent = rotated.entrySet().stream().filter(said -> said.getKey().startsWith(keys.origin() + "+") && !known.contains(said.getKey())).map(Map.Entry::getValue).toList();
        if (!underWay.rotation() || absent.size() > 1) {
            absent.forEach(said -> findings.add(said.place(), "this key is missing in the list of the log's keys: the list was exchanged"));
        }
    }

    private void beginning(String of, Period period, boolean first, long entries) {
        Said said = rotated.get(period.key().vkey());
        if (first && (said != null || period.from() != 0)) {
            findings.general(name(of, period), "it stands as the log's first key, which no other came before, and is not: the list was exchanged");
        } else if (!first && said == null && period.from() < entries) {
            findings.general(name(of, period), "no entry says that the log was given this key: it was slipped in");
        } else if (!first && said != null && said.size() != period.from()) {
            findings.general(name(of, period), "it counts from " + period.from() + " entries on, but position " + said.place().position() + " says from " + said.size());
        }
    }

    private void end(String of, Period period, long entries, UnderWay underWay) {
        Said said = retired.get(period.key().vkey());
        OptionalLong until = period.until();
        if (said != null && until.isEmpty()) {
            if (underWay.retiring().filter(period.key().vkey()::equals).isEmpty()) {
                findings.general(name(of, period), "position " + said.place().position()
                        + " says that it is retired, but the list lets it sign: it was brought back, or \"candor keys retire\" was interrupted and ends it");
            }
        } else if (said == null && until.isPresent() && until.getAsLong() <= entries) {
            findings.general(name(of, period), "it stands as retired at " + until.getAsLong() + " entries, but no entry says so");
        } else if (said != null && until.isPresent() && until.getAsLong() != said.size()) {
            findings.general(name(of, period), "it stands as valid up to " + until.getAsLong() + " entries, but position " + said.place().position() + " says up to " + said.size());
        }
    }

    private static String name(String of, Period period) {
        return of + "log key " + HexFormat.of().toHexDigits(period.key().keyId());
    }
}
