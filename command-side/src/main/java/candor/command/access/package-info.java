/** Accounts and what they may do. */
@NullMarked
package candor.command.access;

import org.jspecify.annotations.NullMarked;
