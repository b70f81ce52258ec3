@NullMarked
package candor.embedded.journal;

import org.jspecify.annotations.NullMarked;
