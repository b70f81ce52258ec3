package candor.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, compared by content, never changed. Ordered as unsigned bytes. */
public final class Hash implements Comparable<Hash> {

    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Looking one up costs as much as a small hash. */
    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Hash::newDigest);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The value with these 32 bytes. */
    public static Hash of(byte[] bytes) {
        Malformed.unless(bytes.length == LENGTH, "a SHA-256 value has 32 bytes");
        return new Hash(bytes.clone());
    }

    /** The value whose 32 bytes begin there. */
    public static Hash at(byte[] bytes, int from) {
        Malformed.unless(bytes.length - from >= LENGTH, "a SHA-256 value has 32 bytes");
        return owned(Arrays.copyOfRange(bytes, from, from + LENGTH));
    }

    private static Hash owned(byte[] bytes) {
        Malformed.unless(bytes.length == LENGTH, "a SHA-256 value has 32 bytes");
        return new Hash(bytes);
    }

    /** SHA-256 of a byte and two values: a node of a tree. */
    public static Hash ofPair(byte prefix, Hash left, Hash right) {
        MessageDigest digest = DIGEST.get();
        digest.update(prefix);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    /** SHA-256 over the parts, one after the other. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = DIGEST.get();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** SHA-256 over these bytes. */
    public static Hash sha256(ByteRange bytes) {
        MessageDigest digest = DIGEST.get();
        digest.update(bytes.array(), bytes.from(), bytes.length());
        return new Hash(digest.digest());
    }

    /** SHA-256 of the text's ASCII bytes. */
    public static Hash sha256(String ascii) {
        return sha256(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** What the digest has taken in so far; the digest is reset. */
    public static Hash from(MessageDigest digest) {
        return new Hash(digest.digest());
    }

    /** @throws Malformed if the text is not 32 bytes in strict base64 */
    public static Hash ofBase64(String text) {
        return owned(StrictBase64.decode(text));
    }

    /** @throws Malformed if the text is not 32 bytes in strict, unpadded base64url */
    public static Hash ofBase64Url(String text) {
        return owned(StrictBase64.decodeUrl(text));
    }

    /** As {@link #ofBase64(String)}, of ASCII. */
    public static Hash ofBase64(ByteRange text) {
        return owned(StrictBase64.decode(text));
    }

    /** As {@link #ofBase64Url(String)}, of ASCII. */
    public static Hash ofBase64Url(ByteRange text) {
        return owned(StrictBase64.decodeUrl(text));
    }

    /** @throws Malformed if the text is not 64 lower-case hex digits */
    public static Hash ofHex(String text) {
        Malformed.unless(text.matches("[0-9a-f]{64}"), "a SHA-256 value in hex has 64 lower-case digits");
        return of(HexFormat.of().parseHex(text));
    }

    /** A fresh SHA-256 computation, for data that comes in pieces. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Feeds the 32 bytes to a digest without copying them. */
    public void feed(MessageDigest digest) {
        digest.update(bytes);
    }

    /** Copies the 32 bytes to where an array has room for them. */
    public void copyTo(byte[] target, int from) {
        System.arraycopy(bytes, 0, target, from, LENGTH);
    }

    /** A copy of the 32 bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Standard base64, padded: 44 characters. */
    public String base64() {
        return StrictBase64.encode(bytes);
    }

    /** Base64url without padding: 43 characters. */
    public String base64Url() {
        return StrictBase64.encodeUrl(bytes);
    }

    /** 64 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        // Nearly all that are compared differ in their first byte.
        return this == other || other instanceof Hash hash && bytes[0] == hash.bytes[0] && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
