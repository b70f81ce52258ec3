/** What leaves the ledger is an entry of the ledger. */
@NullMarked
package candor.command.disclosure;

import org.jspecify.annotations.NullMarked;
