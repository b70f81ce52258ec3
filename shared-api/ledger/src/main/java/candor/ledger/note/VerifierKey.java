package candor.ledger.note;

import candor.ledger.Malformed;
import java.nio.charset.StandardCharsets;

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
        Vkey parsed = Vkey.parse(vkey);
        Malformed.unless(parsed.type() == ED25519, "a vkey of another type than Ed25519");
        return new VerifierKey(parsed.name(), Ed25519PublicKey.ofRaw(parsed.key()));
    }

    /** First four bytes, big-endian, of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
    public int keyId() {
        return typed().keyId();
    }

    /** The vkey. */
    public String vkey() {
        return typed().format();
    }

    @Override
    public String toString() {
        return vkey();
    }

    private Vkey typed() {
        return new Vkey(name, ED25519, key.raw());
    }

    /** @throws Malformed if a key or a log cannot be called so: empty, too long, a space, a plus sign or a control character */
    public static void requireName(String name) {
        Malformed.unless(!name.isEmpty() && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME, "a key name has 1 to 255 bytes");
        Malformed.unless(name.codePoints().noneMatch(VerifierKey::forbidden), "a key name has no space, plus sign or control character");
    }

    private static boolean forbidden(int point) {
        return point == '+' || Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE;
    }
}
