/** Accounts and the roles granted to them. */
@NullMarked
package candor.access;

import org.jspecify.annotations.NullMarked;
