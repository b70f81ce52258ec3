/**
 * The witness that somebody else than the log's operator runs: it cosigns what continues what it cosigned before, and nothing else.
 */
@NullMarked
package candor.ledger.witness.role;

import org.jspecify.annotations.NullMarked;
