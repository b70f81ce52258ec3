@NullMarked
package candor.command.access;

import org.jspecify.annotations.NullMarked;
