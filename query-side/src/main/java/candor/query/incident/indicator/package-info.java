/** The indicators of compromise of an incident, to be copied into other tools. */
@NullMarked
package candor.query.incident.indicator;

import org.jspecify.annotations.NullMarked;
