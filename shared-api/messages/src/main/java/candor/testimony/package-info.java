/** Who said it, when it happened, and how precisely that was stated. */
@NullMarked
package candor.testimony;

import org.jspecify.annotations.NullMarked;
