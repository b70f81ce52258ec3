package candor.ledger.witness;

import candor.ledger.Malformed;
import candor.ledger.note.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** The two kinds of cosignatures (C2SP tlog-cosignature): each has its own key, its own signed message and its own key id. */
public enum CosignatureType {

    /** {@code cosignature/v1}: header, time and the whole text of the checkpoint. It does not commit to the witness's name. */
    ED25519(0x04, "Ed25519", "302a300506032b6570032100", 32, 64) {
        @Override
        byte[] message(String witness, Checkpoint checkpoint, long time) {
            return ("cosignature/v1\ntime " + time + "\n" + checkpoint.text()).getBytes(StandardCharsets.UTF_8);
        }
    },

    /** {@code subtree/v1} with ML-DSA-44 (FIPS 204), safe against quantum computers; commits to the witness's name. */
    ML_DSA_44(0x06, "ML-DSA-44", "30820532300b06096086480165030403110382052100", 1312, 2420) {
        @Override
        byte[] message(String witness, Checkpoint checkpoint, long time) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
            opaque(witness, message);
            message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(time).array());
            opaque(checkpoint.origin(), message);
            message.writeBytes(ByteBuffer.allocate(2 * Long.BYTES).putLong(0).putLong(checkpoint.size()).array());
            message.writeBytes(checkpoint.root().toBytes());
            return message.toByteArray();
        }
    };

    private final byte code;
    private final String algorithm;
    private final byte[] spkiPrefix;
    private final int keyLength;
    private final int signatureLength;

    CosignatureType(int code, String algorithm, String spkiPrefix, int keyLength, int signatureLength) {
        this.code = (byte) code;
        this.algorithm = algorithm;
        this.spkiPrefix = HexFormat.of().parseHex(spkiPrefix);
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    /** @throws Malformed for a signature type that no cosignature has */
    static CosignatureType of(byte code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst()
                .orElseThrow(() -> new Malformed("a vkey of another type than 0x04 or 0x06: no witness signs with it"));
    }

    /** Signature type in a vkey and a key id. */
    public byte code() {
        return code;
    }

    /** As the JDK calls it. */
    String algorithm() {
        return algorithm;
    }

    /** Bytes of the signature itself, without its time. */
    int signatureLength() {
        return signatureLength;
    }

    /** What is signed. @param time seconds since 1970-01-01T00:00Z */
    abstract byte[] message(String witness, Checkpoint checkpoint, long time);

    /** @throws Malformed if these are not the bytes of such a key */
    PublicKey publicKey(byte[] raw) {
        Malformed.unless(raw.length == keyLength, "a cosignature key of a wrong length");
        byte[] spki = Arrays.copyOf(spkiPrefix, spkiPrefix.length + keyLength);
        System.arraycopy(raw, 0, spki, spkiPrefix.length, keyLength);
        try {
            return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new Malformed("not a cosignature key", e);
        }
    }

    byte[] raw(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spkiPrefix.length, spki.length);
    }

    /** {@code opaque <1..2^8-1>} of RFC 8446 section 3.4; names have at most 255 bytes. */
    private static void opaque(String name, ByteArrayOutputStream message) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        message.write(utf8.length);
        message.writeBytes(utf8);
    }
}
