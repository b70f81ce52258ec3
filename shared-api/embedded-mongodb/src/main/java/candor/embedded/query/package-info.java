/** Filters, sort orders, projections and the choice of an index. */
@NullMarked
package candor.embedded.query;

import org.jspecify.annotations.NullMarked;
