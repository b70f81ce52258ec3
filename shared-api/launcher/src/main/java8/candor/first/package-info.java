/** The class that is run first, on every Java. */
@NullMarked
package candor.first;

import org.jspecify.annotations.NullMarked;
