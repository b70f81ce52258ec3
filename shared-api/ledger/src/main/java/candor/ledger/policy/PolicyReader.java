package candor.ledger.policy;

import candor.ledger.Malformed;
import candor.ledger.note.VerifierKey;
import candor.ledger.witness.CosignatureKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a policy line by line. Names are compared by their octets, so two that only look alike stay two. */
final class PolicyReader {

    private static final Pattern SPACE = Pattern.compile("[ \t]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final int MAX_DEFINITIONS = 1_000;

    private final List<PolicyLog> logs = new ArrayList<>();
    private final List<PolicyWitness> witnesses = new ArrayList<>();
    private final List<PolicyGroup> groups = new ArrayList<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private final Set<String> logKeys = new HashSet<>();
    private final Set<String> witnessKeys = new HashSet<>();
    private @Nullable String quorum;

    static TlogPolicy read(byte[] octets) {
        Malformed.unless(octets.length <= TlogPolicy.MAX_BYTES, "a policy that is too large");
        for (byte octet : octets) {
            Malformed.unless(octet < 0 || octet == '\t' || octet == '\n' || octet >= 0x20 && octet != 0x7f, "a policy with a control character");
        }
        Malformed.unless(octets.length > 0 && octets[octets.length - 1] == '\n', "a policy's last line ends in a line feed");
        PolicyReader reader = new PolicyReader();
        String[] lines = new String(octets, 0, octets.length - 1, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            try {
                reader.line(lines[line]);
            } catch (Malformed e) {
                throw new Malformed("line " + (line + 1) + " of the policy: " + e.getMessage(), e);
            }
        }
        return reader.policy();
    }

    private TlogPolicy policy() {
        if (quorum == null) {
            throw new Malformed("a policy has one quorum line, this one has none");
        }
        return new TlogPolicy(logs, witnesses, groups, utf8(quorum));
    }

    private void line(String line) {
        List<String> words = Arrays.stream(SPACE.split(line)).filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        Malformed.unless(defined.size() + logs.size() < MAX_DEFINITIONS, "a policy with more than 1,000 definitions");
        switch (words.getFirst()) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new Malformed("a line is a log, a witness, a group or the quorum");
        }
    }

    private void log(List<String> words) {
        Malformed.unless(words.size() == 2 || words.size() == 3, "a log is a vkey and perhaps an address");
        VerifierKey key = VerifierKey.parse(utf8(words.get(1)));
        Malformed.unless(logKeys.add(HexFormat.of().formatHex(key.key().raw())), "a log's key stands twice");
        logs.add(new PolicyLog(key, word(words, 2)));
    }

    private void witness(List<String> words) {
        Malformed.unless(words.size() == 3 || words.size() == 4, "a witness is a name, a vkey and perhaps an address");
        define(words.get(1));
        CosignatureKey key = CosignatureKey.parse(utf8(words.get(2)));
        Malformed.unless(witnessKeys.add(HexFormat.of().formatHex(key.raw())), "a witness's key stands twice");
        witnesses.add(new PolicyWitness(utf8(words.get(1)), key, word(words, 3)));
    }

    private void group(List<String> words) {
        Malformed.unless(words.size() >= 4, "a group is a name, how many are needed, and its members");
        List<String> of = words.subList(3, words.size());
        for (String member : of) {
            requireDefined(member);
            Malformed.unless(members.add(member), "a name is a member twice");
        }
        int threshold = switch (words.get(2)) {
            case "all" -> of.size();
            case "any" -> 1;
            default -> {
                Malformed.unless(NUMBER.matcher(words.get(2)).matches(), "how many are needed is a number, all or any");
                yield Integer.parseInt(words.get(2));
            }
        };
        define(words.get(1));
        groups.add(new PolicyGroup(utf8(words.get(1)), threshold, of.stream().map(PolicyReader::utf8).toList()));
    }

    private void quorum(List<String> words) {
        Malformed.unless(words.size() == 2, "the quorum is one name");
        Malformed.unless(quorum == null, "a policy has one quorum line, this one has two");
        if (!words.get(1).equals(TlogPolicy.NONE)) {
            requireDefined(words.get(1));
        }
        quorum = words.get(1);
    }

    private void define(String name) {
        Malformed.unless(!name.equals(TlogPolicy.NONE) && defined.add(name), "a name that is defined before");
    }

    private void requireDefined(String name) {
        Malformed.unless(defined.contains(name), "a name that is not defined before");
    }

    private static Optional<String> word(List<String> words, int index) {
        return words.size() > index ? Optional.of(utf8(words.get(index))) : Optional.empty();
    }

    /** Octets that are no UTF-8 are refused: two names could become one. */
    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1))).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a word that is not valid UTF-8", e);
        }
    }
}
