/** What every decision about an incident meets, whatever its theme: whether the incident is open, what its entries are, and when things happened. */
@NullMarked
package candor.command.incident.standing;

import org.jspecify.annotations.NullMarked;
