@NullMarked
package candor.command.log;

import org.jspecify.annotations.NullMarked;
