package candor.ledger.tree;

import candor.ledger.Hash;
import java.security.MessageDigest;

/** The hashes of an RFC 6962 section 2.1 tree; leaves and nodes are told apart by a first byte. */
public final class MerkleHash {

    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY = Hash.sha256();

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleHash() {
    }

    /** SHA-256(0x00 ‖ data). */
    public static Hash leaf(byte[] data) {
        MessageDigest digest = Hash.newDigest();
        digest.update(LEAF);
        digest.update(data);
        return Hash.from(digest);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = Hash.newDigest();
        digest.update(NODE);
        left.feed(digest);
        right.feed(digest);
        return Hash.from(digest);
    }
}
