/** What the contexts of the command side share: how a command is decided over exactly the entries it needs. */
@NullMarked
package candor.command;

import org.jspecify.annotations.NullMarked;
