/** Alerts that other systems send by themselves: signed, in forms that are published, each mapped to what a signal says. */
@NullMarked
package candor.command.signal.webhook;

import org.jspecify.annotations.NullMarked;
