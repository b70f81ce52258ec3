/** Collections and their ordered indexes in memory, and the one lock around them. */
@NullMarked
package candor.embedded.store;

import org.jspecify.annotations.NullMarked;
