/** Tests of the witness role and of asking witnesses. */
@NullMarked
package candor.platform.witness;

import org.jspecify.annotations.NullMarked;
