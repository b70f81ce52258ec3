/** Suspicions and alerts before they are, or are not, an incident. */
@NullMarked
package candor.signal;

import org.jspecify.annotations.NullMarked;
