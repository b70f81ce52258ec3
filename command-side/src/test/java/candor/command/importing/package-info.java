@NullMarked
package candor.command.importing;

import org.jspecify.annotations.NullMarked;
