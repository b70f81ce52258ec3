/** Other people's tools, asked whether they accept what the log writes. */
@NullMarked
package candor.ledger.strangers;

import org.jspecify.annotations.NullMarked;
