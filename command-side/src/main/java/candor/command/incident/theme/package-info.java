/** The themes of an incident: what each folds of its own entries, and how its commands are decided on that. */
@NullMarked
package candor.command.incident.theme;

import org.jspecify.annotations.NullMarked;
