package candor.ledger.trail;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.tree.ConsistencyProof;
import candor.ledger.tree.TreeProofs;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code consistency.txt}: for each earlier size of the log a block of {@code old <size> <root>} and one hash per line, closed by a
 * blank line; sizes ascend. The hashes are those of an RFC 9162 consistency proof; the root makes each block a statement that can be
 * checked by itself.
 *
 * @param proofs by earlier size
 */
public record EarlierProofs(SortedMap<Long, Earlier> proofs) {

    /** The log as it was, and the way from there. */
    public record Earlier(Hash root, List<Hash> path) {
        public Earlier {
            path = List.copyOf(path);
        }
    }

    private static final Pattern OLD = Pattern.compile("old ([1-9][0-9]{0,17}) ([A-Za-z0-9+/]{43}=)");

    public EarlierProofs {
        proofs = new TreeMap<>(proofs);
    }

    /** The proofs from each of these sizes. */
    public static EarlierProofs of(Collection<Long> sizes, TreeProofs now) {
        SortedMap<Long, Earlier> proofs = new TreeMap<>();
        new TreeSet<>(sizes).forEach(size ->
                proofs.put(size, new Earlier(new TreeProofs(now.hashes(), size).root(), now.consistency(size).path())));
        return new EarlierProofs(proofs);
    }

    /** @throws Malformed unless it is what {@link #text()} writes */
    public static EarlierProofs parse(String text) {
        SortedMap<Long, Earlier> proofs = new TreeMap<>();
        for (String block : text.split("(?<=\n)\n")) {
            List<String> lines = Arrays.asList(block.stripTrailing().split("\n", -1));
            Matcher old = OLD.matcher(lines.getFirst());
            Malformed.unless(old.matches(), "a proof without its earlier size and root");
            List<Hash> path = lines.stream().skip(1).map(Hash::ofBase64).toList();
            proofs.put(Long.parseLong(old.group(1)), new Earlier(Hash.ofBase64(old.group(2)), path));
        }
        EarlierProofs read = new EarlierProofs(proofs);
        Malformed.unless(read.text().equals(text), "earlier proofs that are not in their published form");
        return read;
    }

    /** The root that the log is shown to have had at a size; empty if there is no proof from it. */
    public Optional<Hash> rootAt(long earlier) {
        return Optional.ofNullable(proofs.get(earlier)).map(Earlier::root);
    }

    /** Whether the log with this root and size grew from what it was at the earlier size. */
    public boolean verifies(long earlier, long size, Hash root) {
        Earlier before = proofs.get(earlier);
        return before != null && new ConsistencyProof(earlier, size, before.path()).verifies(before.root(), root);
    }

    /** The file's text. */
    public String text() {
        StringBuilder text = new StringBuilder();
        proofs.forEach((size, before) -> {
            text.append("old ").append(size).append(' ').append(before.root().base64()).append('\n');
            before.path().forEach(hash -> text.append(hash.base64()).append('\n'));
            text.append('\n');
        });
        return text.toString();
    }
}
