package candor.ledger.tree;

import candor.ledger.Hash;

/** The hashes of an RFC 6962 section 2.1 tree; leaves and nodes are told apart by a first byte. */
public final class MerkleHash {

    /** Root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash EMPTY = Hash.sha256();

    private static final byte[] LEAF = {0};
    private static final byte NODE = 1;

    private MerkleHash() {
    }

    /** SHA-256(0x00 ‖ data). */
    public static Hash leaf(byte[] data) {
        return Hash.sha256(LEAF, data);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        return Hash.ofPair(NODE, left, right);
    }
}
