@NullMarked
package candor.embedded.store;

import org.jspecify.annotations.NullMarked;
