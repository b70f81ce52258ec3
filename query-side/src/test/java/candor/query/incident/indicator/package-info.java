/** Tests of lists of indicators. */
@NullMarked
package candor.query.incident.indicator;

import org.jspecify.annotations.NullMarked;
