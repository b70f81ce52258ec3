/** Incidents: what is decided about them, and by which rules. */
@NullMarked
package candor.command.incident;

import org.jspecify.annotations.NullMarked;
