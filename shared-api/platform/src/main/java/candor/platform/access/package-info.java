/** Sign-in by password and by token, the first account, and the passwords, which never enter the ledger. */
@NullMarked
package candor.platform.access;

import org.jspecify.annotations.NullMarked;
