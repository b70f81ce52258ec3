package candor.ledger.mongodb.erasure;

import candor.ledger.Malformed;
import candor.ledger.entry.LedgerTime;
import candor.ledger.json.CanonicalJson;
import candor.ledger.json.StrictJson;
import candor.ledger.mongodb.keys.KeepFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of erasures in the keep folder: what a backup that is older than an erasure must be told before it is opened. It holds opaque
 * references only, is on disk before anything is destroyed, and is only ever added to. Its form stands in FORMATS.md. For one writer at a
 * time: the process that carries out erasures.
 */
public final class ErasureList {

    /** Origins of logs that hold made-up people only begin so; their erasures concern no real ledger, though accounts have the same references in both. */
    public static final String SAMPLE = "sample/";

    /** Name of the file in the keep folder. */
    public static final String FILE = "erasures.jsonl";

    private static final String AT = "at";
    private static final String LOG = "log";
    private static final String REQUEST = "request";
    private static final String SUBJECT = "subject";
    private static final String DIGEST = "digest";

    private final KeepFolder keep;

    public ErasureList(KeepFolder keep) {
        this.keep = keep;
    }

    /**
     * One line.
     *
     * @param log origin of the log that decided it
     * @param at when it was put on the list
     */
    public record Listed(Erasure erasure, String log, Instant at) {}

    /** Makes an empty list where there is none: a ledger begins with it, so that its absence tells of a lost keep folder. */
    public void createIfAbsent() {
        keep.createIfAbsent(FILE, new byte[0]);
    }

    /** Whether there is a list, be it empty. Without it nobody may open a backup. */
    public boolean exists() {
        return keep.read(FILE).isPresent();
    }

    /** Where it lies: for sentences to the operator. */
    public Path path() {
        return keep.path(FILE);
    }

    /** Puts an erasure on the list unless it stands there already; on disk when this returns. */
    public void add(Erasure erasure, String log, Instant at) {
        if (all().stream().noneMatch(listed -> listed.erasure().equals(erasure))) {
            keep.append(FILE, (CanonicalJson.text(line(new Listed(erasure, log, at))) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All of it, oldest first. @throws Malformed if a line is in another form; a last line that a crash cut off does not count */
    public List<Listed> all() {
        Optional<byte[]> bytes = keep.read(FILE);
        List<Listed> all = new ArrayList<>();
        String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
        for (int from = 0, end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
            all.add(read(text.substring(from, end)));
        }
        return List.copyOf(all);
    }

    /** Those that concern a log, oldest first: all but those of made-up people, and only those for a log of made-up people. */
    public List<Listed> concerning(String origin) {
        return all().stream().filter(listed -> listed.log().equals(origin) || !listed.log().startsWith(SAMPLE) && !origin.startsWith(SAMPLE)).toList();
    }

    /** References of people of whom nothing may come back into a log. */
    public Set<String> subjects(String origin) {
        return concerning(origin).stream().map(Listed::erasure).filter(Erasure.OfSubject.class::isInstance)
                .map(erasure -> ((Erasure.OfSubject) erasure).subject()).collect(Collectors.toSet());
    }

    private static ObjectNode line(Listed listed) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put(AT, LedgerTime.format(listed.at())).put(LOG, listed.log())
                .put(REQUEST, listed.erasure().request());
        return switch (listed.erasure()) {
            case Erasure.OfSubject person -> line.put(SUBJECT, person.subject());
            case Erasure.OfContent content -> line.put(DIGEST, content.digest());
        };
    }

    private static Listed read(String text) {
        JsonNode line = StrictJson.parse(text);
        Malformed.unless(line.isObject() && line.size() == 4, "a line of the erasure list that has other members");
        String request = member(line, REQUEST);
        try {
            Erasure erasure = line.has(SUBJECT)
                    ? new Erasure.OfSubject(request, member(line, SUBJECT))
                    : new Erasure.OfContent(request, member(line, DIGEST));
            return new Listed(erasure, member(line, LOG), LedgerTime.parse(member(line, AT)));
        } catch (IllegalArgumentException e) {
            throw new Malformed("a line of the erasure list that names something else");
        }
    }

    private static String member(JsonNode line, String name) {
        JsonNode member = line.path(name);
        Malformed.unless(member.isTextual(), "a line of the erasure list without " + name);
        return member.textValue();
    }
}
