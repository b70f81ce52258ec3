@NullMarked
package candor.command.incident;

import org.jspecify.annotations.NullMarked;
