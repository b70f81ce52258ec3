@NullMarked
package candor.command.request;

import org.jspecify.annotations.NullMarked;
