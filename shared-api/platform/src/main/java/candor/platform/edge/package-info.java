/** From HTTP to commands and back: strict JSON, problem details, entity tags. */
@NullMarked
package candor.platform.edge;

import org.jspecify.annotations.NullMarked;
