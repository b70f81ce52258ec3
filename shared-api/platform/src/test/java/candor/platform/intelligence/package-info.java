@NullMarked
package candor.platform.intelligence;

import org.jspecify.annotations.NullMarked;
