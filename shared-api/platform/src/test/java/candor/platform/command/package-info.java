@NullMarked
package candor.platform.command;

import org.jspecify.annotations.NullMarked;
