@NullMarked
package candor.embedded.index;

import org.jspecify.annotations.NullMarked;
