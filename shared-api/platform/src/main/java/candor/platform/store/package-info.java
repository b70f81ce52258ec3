/** The data folder, the store behind it, and which ledger of the installation is active. */
@NullMarked
package candor.platform.store;

import org.jspecify.annotations.NullMarked;
