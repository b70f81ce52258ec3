package candor.ledger.witness;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.note.SignedNote;
import candor.ledger.tree.ConsistencyProof;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The body of {@code POST add-checkpoint} (C2SP tlog-witness): {@code old <size>}, the hashes of a consistency proof, a blank line,
 * the checkpoint.
 *
 * @param old size of the tree that the witness is believed to have cosigned last; 0 for none
 * @param path of the consistency proof from there; empty if {@code old} is 0 or the checkpoint's own size
 * @param checkpoint with any number of signatures; nothing of it is verified yet
 */
public record AddCheckpoint(long old, List<Hash> path, SignedNote checkpoint) {

    /** Most hashes of a consistency proof: a tree of 2^63 leaves needs no more. */
    public static final int MAX_PATH = 63;

    /** Most bytes of a body: the proof, and a note with 64 post-quantum signatures. */
    public static final int MAX_BYTES = 512 * 1024;

    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    /** @throws Malformed if the size is negative or the path too long */
    public AddCheckpoint {
        Malformed.unless(old >= 0, "a tree's size is never negative");
        Malformed.unless(path.size() <= MAX_PATH, "a consistency proof has at most 63 hashes");
        path = List.copyOf(path);
    }

    /** Reads a body. @throws Malformed if it is not one */
    public static AddCheckpoint parse(byte[] utf8) {
        Malformed.unless(utf8.length <= MAX_BYTES, "a body that is too large");
        String text = text(utf8);
        int blank = text.indexOf("\n\n");
        Malformed.unless(blank >= 0, "a body is an old size, a proof, a blank line and a checkpoint");
        List<String> lines = Arrays.asList(text.substring(0, blank).split("\n", -1));
        Malformed.unless(OLD.matcher(lines.getFirst()).matches(), "the first line is old and a decimal size without leading zeros");
        Malformed.unless(lines.size() <= 1 + MAX_PATH, "a consistency proof has at most 63 hashes");
        return new AddCheckpoint(Long.parseLong(lines.getFirst().substring("old ".length())),
                lines.subList(1, lines.size()).stream().map(Hash::ofBase64).toList(), SignedNote.parse(text.substring(blank + 2)));
    }

    /** The body. */
    public String format() {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        path.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint.format()).toString();
    }

    /** The proof that a tree of this size grew from the old one. */
    public ConsistencyProof consistency(long size) {
        return new ConsistencyProof(old, size, path);
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("a body that is not valid UTF-8", e);
        }
    }
}
