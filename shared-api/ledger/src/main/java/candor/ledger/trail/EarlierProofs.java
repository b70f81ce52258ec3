package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.tree.ConsistencyProof;
import candor.ledger.tree.TreeProofs;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code consistency.txt}: for each earlier size a block as in the body of C2SP tlog-witness' add-checkpoint, {@code old <size>} and
 * one hash per line, closed by a blank line; sizes ascend.
 *
 * @param paths by earlier size
 */
public record EarlierProofs(SortedMap<Long, List<Hash>> paths) {

    private static final Pattern OLD = Pattern.compile("old [1-9][0-9]{0,17}");

    public EarlierProofs {
        paths = new TreeMap<>(paths);
    }

    /** The proofs from each of these sizes. */
    public static EarlierProofs of(Collection<Long> sizes, TreeProofs proofs) {
        SortedMap<Long, List<Hash>> paths = new TreeMap<>();
        new TreeSet<>(sizes).forEach(size -> paths.put(size, proofs.consistency(size).path()));
        return new EarlierProofs(paths);
    }

    /** @throws Malformed unless it is what {@link #text()} writes */
    public static EarlierProofs parse(String text) {
        SortedMap<Long, List<Hash>> paths = new TreeMap<>();
        for (String block : text.split("(?<=\n)\n")) {
            List<String> lines = Arrays.asList(block.stripTrailing().split("\n", -1));
            Malformed.unless(OLD.matcher(lines.getFirst()).matches(), "a proof without its earlier size");
            paths.put(Long.parseLong(lines.getFirst().substring("old ".length())), lines.stream().skip(1).map(Hash::ofBase64).toList());
        }
        EarlierProofs proofs = new EarlierProofs(paths);
        Malformed.unless(proofs.text().equals(text), "earlier proofs that are not in their published form");
        return proofs;
    }

    /** The proof from the size to a tree of {@code size} leaves; its path is empty where there is none, and then it does not verify. */
    public ConsistencyProof from(long earlier, long size) {
        return new ConsistencyProof(earlier, size, paths.getOrDefault(earlier, List.of()));
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        paths.forEach((size, path) -> {
            text.append("old ").append(size).append('\n');
            path.forEach(hash -> text.append(hash.base64()).append('\n'));
            text.append('\n');
        });
        return text.toString();
    }
}
