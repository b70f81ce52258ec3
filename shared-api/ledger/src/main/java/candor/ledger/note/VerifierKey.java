package candor.ledger.note;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A named public key that notes are checked with (C2SP signed-note), Ed25519, signature type 0x01. Its text form, the vkey, is
 * {@code name+hex8(key id)+base64(type ‖ key)}.
 *
 * @param name key name; for a log, its origin
 */
public record VerifierKey(String name, Ed25519PublicKey key) {

    /** Signature type of plain Ed25519 note signatures. */
    public static final byte ED25519 = 0x01;

    /** Most bytes of a key name. */
    public static final int MAX_NAME = 255;

    /** @throws Malformed if the name is empty, too long, or holds a space, a plus sign or a control character */
    public VerifierKey {
        requireName(name);
    }

    /** @throws Malformed if the text is not a vkey of an Ed25519 key, or its key id is another key's */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        Malformed.unless(parts.length == 3, "a vkey is name+id+key");
        byte[] typed = StrictBase64.decode(parts[2]);
        Malformed.unless(typed.length == 1 + Ed25519PublicKey.LENGTH && typed[0] == ED25519, "a vkey of another type than Ed25519");
        VerifierKey key = new VerifierKey(parts[0], Ed25519PublicKey.ofRaw(Arrays.copyOfRange(typed, 1, typed.length)));
        Malformed.unless(key.keyIdHex().equals(parts[1]), "a vkey whose key id is another key's");
        return key;
    }

    /** First four bytes, big-endian, of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
    public int keyId() {
        byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Hash.sha256(head, new byte[] {ED25519}, key.raw()).toBytes()).getInt();
    }

    /** The vkey. */
    public String vkey() {
        ByteBuffer typed = ByteBuffer.allocate(1 + Ed25519PublicKey.LENGTH).put(ED25519).put(key.raw());
        return name + "+" + keyIdHex() + "+" + StrictBase64.encode(typed.array());
    }

    @Override
    public String toString() {
        return vkey();
    }

    private String keyIdHex() {
        return HexFormat.of().toHexDigits(keyId());
    }

    static void requireName(String name) {
        Malformed.unless(!name.isEmpty() && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME, "a key name has 1 to 255 bytes");
        Malformed.unless(name.codePoints().noneMatch(VerifierKey::forbidden), "a key name has no space, plus sign or control character");
    }

    private static boolean forbidden(int point) {
        return point == '+' || Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE;
    }
}
