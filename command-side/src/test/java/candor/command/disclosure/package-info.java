@NullMarked
package candor.command.disclosure;

import org.jspecify.annotations.NullMarked;
