/**
 * The RFC 6962 Merkle tree: hashes, compact ranges, inclusion and consistency proofs.
 */
@NullMarked
package candor.ledger.tree;

import org.jspecify.annotations.NullMarked;
