@NullMarked
package candor.command;

import org.jspecify.annotations.NullMarked;
