package candor.ledger.note;

import candor.ledger.Hash;
import candor.ledger.Malformed;
import candor.ledger.StrictBase64;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The text form of a note key of any type (C2SP signed-note): {@code name+hex8(key id)+base64(type ‖ key)}.
 *
 * @param type signature type: what the key signs, and how
 * @param key public key in the raw form of its type
 */
public record Vkey(String name, byte type, byte[] key) {

    /** @throws Malformed if the name is empty, too long, or holds a space, a plus sign or a control character */
    public Vkey {
        VerifierKey.requireName(name);
        key = key.clone();
    }

    /** @throws Malformed if the text is not a vkey, or its key id is another key's */
    public static Vkey parse(String text) {
        String[] parts = text.split("\\+", 3);
        Malformed.unless(parts.length == 3, "a vkey is name+id+key");
        byte[] typed = StrictBase64.decode(parts[2]);
        Malformed.unless(typed.length > 1, "a vkey without a key");
        Vkey vkey = new Vkey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        Malformed.unless(HexFormat.of().toHexDigits(vkey.keyId()).equals(parts[1]), "a vkey whose key id is another key's");
        return vkey;
    }

    /** First four bytes, big-endian, of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
    public int keyId() {
        byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Hash.sha256(head, new byte[] {type}, key).toBytes()).getInt();
    }

    /** The text. */
    public String format() {
        byte[] typed = ByteBuffer.allocate(1 + key.length).put(type).put(key).array();
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+" + StrictBase64.encode(typed);
    }

    /** A copy of the key's bytes. */
    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vkey that && format().equals(that.format());
    }

    @Override
    public int hashCode() {
        return format().hashCode();
    }

    @Override
    public String toString() {
        return format();
    }
}
