@NullMarked
package candor.command.signal.intelligence;

import org.jspecify.annotations.NullMarked;
