/** Sign-in, the first account, and the passwords, which never enter the ledger. */
@NullMarked
package candor.platform.access;

import org.jspecify.annotations.NullMarked;
