package candor.ledger.note;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log at one size (C2SP tlog-checkpoint): the text of a signed note with three lines.
 *
 * @param origin which log; also the name of its key
 * @param size number of entries
 * @param root root hash of their tree
 */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** @throws Malformed if the origin is no key name or the size negative */
    public Checkpoint {
        VerifierKey.requireName(origin);
        Malformed.unless(size >= 0, "a tree's size is never negative");
    }

    /** Reads a note's text. Extension lines are refused: nobody could audit them. @throws Malformed for any other text */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        Malformed.unless(lines.length == 4 && lines[3].isEmpty(), "a checkpoint has the three lines origin, size and root");
        Malformed.unless(SIZE.matcher(lines[1]).matches(), "a checkpoint's size is a decimal number without leading zeros");
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
    }

    /**
     * The checkpoint that a note vouches for.
     *
     * @throws UnverifiedNote if none of the keys signed it, or none of those that did is named after the origin
     * @throws Malformed if its text is no checkpoint
     */
    public static Checkpoint open(SignedNote note, Collection<VerifierKey> keys) {
        List<VerifierKey> signers = note.verifiedBy(keys);
        Checkpoint checkpoint = parse(note.text());
        if (signers.stream().noneMatch(key -> key.name().equals(checkpoint.origin()))) {
            throw new UnverifiedNote("the key's name is not the checkpoint's origin");
        }
        return checkpoint;
    }

    /** The three lines, each with its line feed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** The signed note, one signature per signer (two while a key is being replaced). */
    public SignedNote sign(NoteSigner... signers) {
        return SignedNote.sign(text(), Arrays.asList(signers));
    }
}
