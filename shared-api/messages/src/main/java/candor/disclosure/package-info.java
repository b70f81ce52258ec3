/** What leaves the ledger: every export is itself an event. */
@NullMarked
package candor.disclosure;

import org.jspecify.annotations.NullMarked;
