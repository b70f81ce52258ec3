package candor.ledger.note;

import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One signature line of a note: {@code — name base64(key id ‖ signature)}.
 *
 * @param name key name
 * @param keyId four bytes, big-endian, that tell apart keys of one name
 */
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "\u2014 ";

    public NoteSignature {
        VerifierKey.requireName(name);
        Malformed.unless(signature.length > 0, "a note signature that is empty");
        signature = signature.clone();
    }

    /** Reads a line without its line feed. @throws Malformed if it is not a signature line */
    public static NoteSignature parse(String line) {
        Malformed.unless(line.startsWith(DASH), "a signature line starts with an em dash and a space");
        String[] parts = line.substring(DASH.length()).split(" ", -1);
        Malformed.unless(parts.length == 2, "a signature line has a name and a signature");
        byte[] bytes = StrictBase64.decode(parts[1]);
        Malformed.unless(bytes.length > Integer.BYTES, "a note signature that is too short");
        return new NoteSignature(parts[0], ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line without its line feed. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(keyId).put(signature).array();
        return DASH + name + " " + StrictBase64.encode(bytes);
    }

    /** A copy of the signature's bytes without the key id. */
    @Override
    public byte[] signature() {
        return signature.clone();
    }

    boolean isBy(VerifierKey key) {
        return key.name().equals(name) && key.keyId() == keyId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && line().equals(that.line());
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }
}
