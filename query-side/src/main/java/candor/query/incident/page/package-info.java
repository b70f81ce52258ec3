/** The pages of incidents, the forms of their commands, and what a person may do there. */
@NullMarked
package candor.query.incident.page;

import org.jspecify.annotations.NullMarked;
