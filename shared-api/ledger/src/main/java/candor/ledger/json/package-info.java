/**
 * Strict JSON in, RFC 8785 canonical JSON out: the log hashes bytes, so each value has exactly one spelling.
 */
@NullMarked
package candor.ledger.json;

import org.jspecify.annotations.NullMarked;
