/**
 * Records of other systems on their way into the ledger, whatever form they have: each is one command with one append, so that an import that
 * is interrupted has whole records only and can be run again; a record that cannot go in is told with file, line, key and reason, and the
 * others go in.
 */
@NullMarked
package candor.command.importing;

import org.jspecify.annotations.NullMarked;
