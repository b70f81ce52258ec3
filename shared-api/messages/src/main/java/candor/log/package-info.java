/** What the ledger's log says of itself. */
@NullMarked
package candor.log;

import org.jspecify.annotations.NullMarked;
