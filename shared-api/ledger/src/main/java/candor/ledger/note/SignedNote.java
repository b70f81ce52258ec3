package candor.ledger.note;

import candor.ledger.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Text signed by one or more keys (C2SP signed-note). The text ends in a line feed; the signatures cover all of it, but not the
 * blank line behind it. Nothing in the text may be used before {@link #verifiedBy} has returned.
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Most bytes of a note. */
    public static final int MAX_BYTES = 1_000_000;

    /** Most signatures of a note; the specification asks readers to accept at least 16. */
    public static final int MAX_SIGNATURES = 64;

    /** @throws Malformed if the text does not end in a line feed, holds a control character, or the number of signatures is not 1 to 64 */
    public SignedNote {
        Malformed.unless(text.endsWith("\n"), "a note's text ends in a line feed");
        Malformed.unless(text.chars().noneMatch(c -> c < 0x20 && c != '\n'), "a note with a control character");
        Malformed.unless(!signatures.isEmpty() && signatures.size() <= MAX_SIGNATURES, "a note has 1 to 64 signatures");
        signatures = List.copyOf(signatures);
    }

    /** Signs the text with each signer, in this order. */
    public static SignedNote sign(String text, List<NoteSigner> signers) {
        return new SignedNote(text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /** Reads UTF-8. @throws Malformed if it is not a signed note */
    public static SignedNote parse(byte[] utf8) {
        Malformed.unless(utf8.length <= MAX_BYTES, "a note that is too large");
        try {
            return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("a note that is not valid UTF-8", e);
        }
    }

    /** @throws Malformed if it is not a signed note */
    public static SignedNote parse(String note) {
        Malformed.unless(note.length() <= MAX_BYTES, "a note that is too large");
        int blank = note.lastIndexOf("\n\n");
        Malformed.unless(blank >= 0 && note.endsWith("\n") && blank + 2 < note.length(), "a note is text, a blank line and signatures");
        String[] lines = note.substring(blank + 2, note.length() - 1).split("\n", -1);
        return new SignedNote(note.substring(0, blank + 1), Arrays.stream(lines).map(NoteSignature::parse).toList());
    }

    /** The note's text form. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    /**
     * Those of the known keys that signed the text. Signatures of unknown keys are ignored.
     *
     * @return at least one key
     * @throws UnverifiedNote if no known key signed, or a signature that claims to be a known key's is false
     */
    public List<VerifierKey> verifiedBy(Collection<VerifierKey> known) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<VerifierKey> verified = new ArrayList<>();
        for (VerifierKey key : known) {
            for (NoteSignature signature : signatures) {
                if (signature.isBy(key)) {
                    require(key.key().verifies(message, signature.signature()), "the signature of a known key is false");
                    verified.add(key);
                }
            }
        }
        require(!verified.isEmpty(), "no known key signed this");
        return verified.stream().distinct().toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new UnverifiedNote(message);
        }
    }
}
