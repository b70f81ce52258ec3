/** The one door through which every command reaches the ledger, and who may use it for what. */
@NullMarked
package candor.platform.command;

import org.jspecify.annotations.NullMarked;
