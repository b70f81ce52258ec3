/** Signals: suspicions and alerts, each said once however often it arrives. */
@NullMarked
package candor.command.signal;

import org.jspecify.annotations.NullMarked;
