/**
 * What every format of the log stands on: SHA-256 values, strict base64, and the one error for input that is not in its published form.
 */
@NullMarked
package candor.ledger;

import org.jspecify.annotations.NullMarked;
