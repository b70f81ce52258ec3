/** The sample ledger and the way from it to a real one. */
@NullMarked
package candor.platform.sample;

import org.jspecify.annotations.NullMarked;
