/** Entries in the order of their keys' bytes. */
@NullMarked
package candor.embedded.index;

import org.jspecify.annotations.NullMarked;
