/**
 * The offline verifier of trails; it needs the bag, a key obtained elsewhere, and nothing of ours that runs.
 */
@NullMarked
package candor.ledger.verify;

import org.jspecify.annotations.NullMarked;
