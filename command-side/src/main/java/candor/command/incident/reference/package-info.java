/** References of incidents, without a gap in each series and year. */
@NullMarked
package candor.command.incident.reference;

import org.jspecify.annotations.NullMarked;
