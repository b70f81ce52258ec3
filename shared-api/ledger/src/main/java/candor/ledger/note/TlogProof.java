package candor.ledger.note;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import candor.ledger.tree.InclusionProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An inclusion proof as text (C2SP tlog-proof@v1): head, blank line, checkpoint. {@link #head()} is the part up to and without the
 * blank line, so that many proofs can share one checkpoint.
 *
 * @param extra opaque bytes that the proof does not vouch for: the entry itself in a receipt
 * @param index of the leaf, from 0
 * @param path from the leaf's sibling upward
 */
public record TlogProof(Optional<byte[]> extra, long index, List<Hash> path) {

    /** What every such text begins with. */
    public static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");

    public TlogProof {
        Malformed.unless(index >= 0, "a leaf's index is never negative");
        Malformed.unless(path.size() <= Long.SIZE, "a path has at most 64 hashes");
        path = List.copyOf(path);
    }

    /** The proof without extra bytes. */
    public static TlogProof of(InclusionProof proof) {
        return new TlogProof(Optional.empty(), proof.index(), proof.path());
    }

    /** Reads what {@link #head()} wrote. @throws Malformed for any other text */
    public static TlogProof parseHead(String head) {
        Malformed.unless(head.endsWith("\n"), "a proof's head ends in a line feed");
        List<String> lines = Arrays.asList(head.substring(0, head.length() - 1).split("\n", -1));
        Malformed.unless(lines.getFirst().equals(FIRST_LINE), "a proof that is not tlog-proof@v1");
        boolean hasExtra = lines.size() > 1 && lines.get(1).startsWith(EXTRA);
        int at = hasExtra ? 2 : 1;
        Malformed.unless(lines.size() > at && INDEX.matcher(lines.get(at)).matches(), "a proof without its index");
        Optional<byte[]> extra = hasExtra ? Optional.of(StrictBase64.decode(lines.get(1).substring(EXTRA.length()))) : Optional.empty();
        return new TlogProof(extra, Long.parseLong(lines.get(at).substring("index ".length())),
                lines.subList(at + 1, lines.size()).stream().map(Hash::ofBase64).toList());
    }

    /** The lines before the blank one, each with its line feed. */
    public String head() {
        StringBuilder head = new StringBuilder(FIRST_LINE).append('\n');
        extra.ifPresent(bytes -> head.append(EXTRA).append(StrictBase64.encode(bytes)).append('\n'));
        head.append("index ").append(index).append('\n');
        path.forEach(hash -> head.append(hash.base64()).append('\n'));
        return head.toString();
    }

    /** The whole proof: head, blank line, checkpoint. */
    public String text(SignedNote checkpoint) {
        return head() + "\n" + checkpoint.format();
    }

    /** Whether the tree of this size and root holds the leaf at the index. */
    public boolean verifies(Hash leafHash, long size, Hash root) {
        return new InclusionProof(index, size, path).verifies(leafHash, root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TlogProof that && head().equals(that.head());
    }

    @Override
    public int hashCode() {
        return head().hashCode();
    }
}
