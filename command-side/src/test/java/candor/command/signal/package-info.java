@NullMarked
package candor.command.signal;

import org.jspecify.annotations.NullMarked;
