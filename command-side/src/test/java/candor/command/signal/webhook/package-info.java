@NullMarked
package candor.command.signal.webhook;

import org.jspecify.annotations.NullMarked;
